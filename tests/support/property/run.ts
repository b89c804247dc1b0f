import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSequence } from './run-sequence.ts';
import { sequences } from './steps.ts';
import { openWorlds } from './world.ts';

export type Outcome = { seed: number; sequences: number; steps: number; counterexample: string | null };

/** Lives through that many random sequences; the counterexample is the shortest that was found, with what went wrong. */
export async function runSequences({ seed, count }: { seed: number; count: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-property-'));
  const worlds = openWorlds(folder);
  let steps = 0;
  try {
    const property = fc.asyncProperty(sequences, async (sequence) => {
      steps += sequence.length;
      await runSequence(await worlds.next(), sequence);
    });
    const found = await fc.check(property, { seed, numRuns: count });
    const { counterexample, errorInstance } = found;
    const shown = found.failed ? `${fc.stringify(counterexample)}\n${errorInstance instanceof Error ? (errorInstance.stack ?? '') : ''}` : null;
    return { seed, sequences: found.numRuns, steps, counterexample: shown };
  } finally {
    worlds.close();
    rmSync(folder, { recursive: true });
  }
}
