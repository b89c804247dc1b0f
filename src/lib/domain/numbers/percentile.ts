import { AGE_ENDS } from './age.ts';

/** The smallest age that at least this share does not exceed (nearest rank), as the end of its class in days; null without any. */
export function classAt(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(total * share));
  let reached = 0;
  const step = counts.findIndex((count) => (reached += count) >= rank);
  const days = AGE_ENDS[step];
  return days !== undefined && Number.isFinite(days) ? days : null;
}
