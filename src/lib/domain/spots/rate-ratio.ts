/** Counts of two periods and how long they were, in days. */
export type Periods = { before: number; after: number; beforeDays: number; afterDays: number };

/** Reports per day after, as a multiple of those before, with its 95 % interval; `to` is `Infinity` when nothing came before. */
export type RateRatio = { ratio: number; from: number; to: number };

const TAIL = 0.025;
const HALVINGS = 60;

/**
 * Exact interval for the ratio of two Poisson rates: given their sum, the later count is binomial, so that the interval of
 * Clopper and Pearson for its share gives that of the ratio (Przyborowski and Wilenski 1940). Null without any report or
 * without a period.
 */
export function rateRatio({ before, after, beforeDays, afterDays }: Periods): RateRatio | null {
  const all = before + after;
  if (all === 0 || beforeDays <= 0 || afterDays <= 0) return null;
  const ratioOf = (share: number) => (share >= 1 ? Infinity : ((share / (1 - share)) * beforeDays) / afterDays);
  const { from, to } = shareInterval(after, all);
  return { ratio: ratioOf(after / all), from: ratioOf(from), to: ratioOf(to) };
}

/** Clopper and Pearson: the shares for which `hits` or more, and `hits` or fewer, of `all` are just not too unlikely. */
export function shareInterval(hits: number, all: number): { from: number; to: number } {
  return {
    from: hits === 0 ? 0 : bisect((share) => 1 - atMost(hits - 1, all, share) < TAIL),
    to: hits === all ? 1 : bisect((share) => atMost(hits, all, share) > TAIL)
  };
}

/** The share up to which something holds. */
function bisect(holds: (share: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability of at most so many hits; summed by logarithms, so that large counts do not underflow. */
function atMost(hits: number, all: number, share: number): number {
  let logTerm = all * Math.log1p(-share);
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= hits; k += 1) {
    logTerm += Math.log((all - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
