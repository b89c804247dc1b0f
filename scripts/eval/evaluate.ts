import { casesOf, countFigures, type Figures } from './figures.ts';
import { replay } from './replay.ts';
import { readLabels, readReports } from './stream.ts';
import { withStore } from './with-store.ts';

/** Replays a labelled stream through the product's look-up and scorer and counts how good the suggestions are. */
export async function evaluate(reportsFile: string, duplicatesFile: string): Promise<Figures> {
  const stream = readReports(reportsFile);
  const labels = readLabels(duplicatesFile);
  const counter = countFigures(casesOf(stream, labels), labels);
  await withStore(stream, async (tools) => {
    for await (const step of replay(stream, tools)) counter.add(step);
  });
  return counter.figures();
}
