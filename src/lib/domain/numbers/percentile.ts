import { AGE_ENDS } from './age.ts';

/** The smallest value that at least this share of the sorted values does not exceed (nearest rank); null without values. */
export function nearestRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** The same of ages that are only known by class: the end of the class, in days. */
export function classAt(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(total * share));
  let reached = 0;
  const step = counts.findIndex((count) => (reached += count) >= rank);
  const days = AGE_ENDS[step];
  return days !== undefined && Number.isFinite(days) ? days : null;
}
