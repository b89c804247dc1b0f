const FIRST_MILLIS = 5_000;
const LONGEST_MILLIS = 15 * 60_000;
/** Each wait is up to a fifth shorter or longer, so that a thousand phones do not come back in the same second. */
const JITTER = 0.2;

/**
 * Milliseconds until the next try after `attempts` failed ones: 5 s, doubled each time, at most 15 min, never sooner than
 * the server asked for. `random` is in 0…1.
 */
export function retryDelay(attempts: number, random: number, retryAfterSeconds: number | null): number {
  const doubled = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.max(0, attempts - 1));
  const jittered = doubled * (1 - JITTER + 2 * JITTER * random);
  return Math.round(Math.max(jittered, (retryAfterSeconds ?? 0) * 1000));
}
