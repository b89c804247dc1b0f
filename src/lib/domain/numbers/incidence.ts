import { AGE_ENDS } from './age.ts';

/** How many ended in each class of age, by kind of ending, and how many are that old and still open. */
export type Exits = { fixed: readonly number[]; other: readonly number[]; open: readonly number[] };

/** Shares of all that had ended so at the end of a class of age. */
export type Incidence = { days: number; fixed: number; other: number }[];

export const JUST_BELOW = 1e-9;

/**
 * Cumulative incidence with competing endings, by Aalen and Johansen (Scandinavian Journal of Statistics 5, 1978): an open
 * report is at risk up to its age today and then leaves without an ending. Another ending is an ending and no censoring,
 * as a report that was closed as "not ours" will never be fixed. The curve stops at the age that nobody has reached.
 */
export function incidenceOf({ fixed, other, open }: Exits): Incidence {
  const curve: Incidence = [];
  let atRisk = sum(fixed) + sum(other) + sum(open);
  let still = 1;
  let sums = { fixed: 0, other: 0 };
  for (const [step, days] of AGE_ENDS.entries()) {
    if (atRisk === 0) break;
    const ended = { fixed: fixed[step] ?? 0, other: other[step] ?? 0 };
    sums = { fixed: sums.fixed + (still * ended.fixed) / atRisk, other: sums.other + (still * ended.other) / atRisk };
    still *= 1 - (ended.fixed + ended.other) / atRisk;
    atRisk -= ended.fixed + ended.other + (open[step] ?? 0);
    curve.push({ days, ...sums });
  }
  return curve;
}

/** Days after which this share had ended (or was fixed); null when the curve never gets there. */
export function daysUntil(curve: Incidence, share: number, what: 'ended' | 'fixed'): number | null {
  const reached = curve.find(({ fixed, other }) => fixed + (what === 'ended' ? other : 0) >= share - JUST_BELOW);
  return reached && Number.isFinite(reached.days) ? reached.days : null;
}

/** Of a hundred after so many days: fixed, ended otherwise, still open; null while nobody is that old. They add up to a hundred. */
export function ofHundred(curve: Incidence, days: number): { fixed: number; other: number; open: number } | null {
  const then = curve.findLast((step) => step.days <= days);
  if (!then || (curve.at(-1)?.days ?? 0) < days) return null;
  const fixed = Math.round(then.fixed * 100);
  const other = Math.min(100 - fixed, Math.round(then.other * 100));
  return { fixed, other, open: 100 - fixed - other };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
