import { MOST_SHOWN } from '#lib/domain/triage/duplicates.ts';
import { evidenceOf } from '#lib/domain/triage/duplicate-evidence.ts';
import { FITTED, PROFILES } from '#lib/domain/triage/fitted-weights.ts';
import type { Row } from './logistic.ts';
import type { Step } from './replay.ts';
import type { Labels } from './stream.ts';

export const EVIDENCE_NAMES = Object.keys(FITTED);
export const PROFILE_NAMES = Object.keys(PROFILES);
/** The columns of a row: the base, the evidence of the product's own scorer, the profiles. */
const COLUMNS = ['base', ...EVIDENCE_NAMES, ...PROFILE_NAMES];

/** What one report was compared with, as rows, and of which case it is. */
export type Compared = { at: number; isCase: boolean; rows: Row[] };

export function comparedOf({ report, comparisons }: Step, cases: ReadonlyMap<string, string>, { clusters }: Labels): Compared {
  const cluster = cases.get(report.id);
  const rows = comparisons().map((comparison): Row => {
    const amounts = new Float64Array(COLUMNS.length);
    amounts[0] = 1;
    for (const { kind, amount } of evidenceOf(comparison)) amounts[COLUMNS.indexOf(kind)] = amount;
    amounts[COLUMNS.indexOf(comparison.category.duplicateProfile)] = 1;
    return { amounts, isHit: cluster !== undefined && clusters.get(comparison.candidate.id) === cluster };
  });
  return { at: report.created, isCase: cluster !== undefined, rows };
}

/** What a set of weights would have shown: log-odds of everything among the first three, and whether it is a hit. */
export function ranked(compared: readonly Compared[], weights: readonly number[]) {
  return compared.map(({ rows, isCase, at }) => ({
    at,
    isCase,
    best: rows
      .map(({ amounts, isHit }) => ({ isHit, logOdds: weights.reduce((sum, weight, k) => sum + weight * (amounts[k] ?? 0), 0) }))
      .sort((a, b) => b.logOdds - a.logOdds)
      .slice(0, MOST_SHOWN)
  }));
}

/** The threshold at which so many suggestions per report would have been shown. */
export function thresholdFor(budget: number, list: ReturnType<typeof ranked>): number {
  const all = list.flatMap(({ best }) => best.map(({ logOdds }) => logOdds)).sort((a, b) => b - a);
  return all[Math.min(Math.floor(budget * list.length), all.length - 1)] ?? 0;
}

/** Counts at a threshold, to be added up over folds. */
export function outcome(list: ReturnType<typeof ranked>, threshold: number) {
  const above = list.map(({ isCase, best }) => ({ isCase, shown: best.filter(({ logOdds }) => logOdds > threshold) }));
  return {
    reports: list.length,
    shown: above.reduce((sum, { shown }) => sum + shown.length, 0),
    cases: above.filter(({ isCase }) => isCase).length,
    hits: above.filter(({ isCase, shown }) => isCase && shown.some(({ isHit }) => isHit)).length
  };
}
