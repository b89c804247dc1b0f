import { MOST_SHOWN } from '#lib/domain/triage/duplicates.ts';
import type { Step } from './replay.ts';
import type { Labels, StreamReport } from './stream.ts';

/** The line that `npm run eval:dedupe` prints. Shares lie between 0 and 1. */
export type Figures = {
  cases: number;
  recallAt1: number;
  recallAt3: number;
  shownPerReport: number;
  askedShare: number;
  candidateCeiling: number;
  medianMicros: number;
};

/** Reports that staff closed as a repetition of something that was there before: of each, its cluster. */
export function casesOf(stream: readonly StreamReport[], { clusters, duplicates }: Labels): Map<string, string> {
  const firstSeen = new Map<string, string>();
  for (const { id } of stream) {
    const cluster = clusters.get(id);
    if (cluster !== undefined && !firstSeen.has(cluster)) firstSeen.set(cluster, id);
  }
  const cases = new Map<string, string>();
  for (const { id } of stream) {
    const cluster = clusters.get(id);
    if (cluster !== undefined && duplicates.has(id) && firstSeen.get(cluster) !== id) cases.set(id, cluster);
  }
  return cases;
}

/** Counts steps as `figures` are defined: a hit at k is a case with a member of its own cluster among the first k. */
export function countFigures(cases: ReadonlyMap<string, string>, { clusters }: Labels) {
  const sum = { reports: 0, cases: 0, hits1: 0, hits3: 0, shown: 0, asked: 0, reachable: 0 };
  const micros: number[] = [];
  const add = ({ report, comparisons, suggestions, micros: taken }: Step): void => {
    const shown = suggestions.slice(0, MOST_SHOWN);
    micros.push(taken);
    sum.reports++;
    sum.shown += shown.length;
    if (shown.length > 0) sum.asked++;
    const cluster = cases.get(report.id);
    if (cluster === undefined) return;
    const at = shown.findIndex(({ id }) => clusters.get(id) === cluster);
    sum.cases++;
    if (at === 0) sum.hits1++;
    if (at >= 0) sum.hits3++;
    if (comparisons().some(({ candidate }) => clusters.get(candidate.id) === cluster)) sum.reachable++;
  };
  const figures = (): Figures => ({
    cases: sum.cases,
    recallAt1: rounded(sum.hits1 / sum.cases),
    recallAt3: rounded(sum.hits3 / sum.cases),
    shownPerReport: rounded(sum.shown / sum.reports),
    askedShare: rounded(sum.asked / sum.reports),
    candidateCeiling: rounded(sum.reachable / sum.cases),
    medianMicros: Math.round(micros.sort((a, b) => a - b)[Math.floor(micros.length / 2)] ?? 0)
  });
  return { add, figures };
}

/** A share of nothing is nothing. */
function rounded(share: number): number {
  return Number.isFinite(share) ? Math.round(share * 10_000) / 10_000 : 0;
}
