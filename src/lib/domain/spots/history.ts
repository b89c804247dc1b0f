import { DAY, type Instant } from '../time.ts';

/** Median of the days between one report of a place and the next, in days; null for fewer than two. `times` in order. */
export function medianDaysBetween(times: readonly Instant[]): number | null {
  const gaps = times
    .slice(1)
    .map((at, index) => (at - (times[index] ?? at)) / DAY)
    .sort((a, b) => a - b);
  const upper = gaps[Math.floor(gaps.length / 2)];
  const lower = gaps[Math.floor((gaps.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
