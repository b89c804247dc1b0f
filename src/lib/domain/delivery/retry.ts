import { HOUR, MINUTE } from '../time.ts';

/** After this many tries a message is parked: a person has to look at it. */
export const MOST_ATTEMPTS = 8;

const FIRST_MS = MINUTE / 2;
const FACTOR = 4;
const LONGEST_MS = HOUR;

/** Milliseconds until the next try after this many failed ones: 30 s, 2 min, 8 min, 32 min, then hourly; null when it is to be parked. */
export function retryAfter(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return Math.min(FIRST_MS * FACTOR ** (Math.max(1, attempts) - 1), LONGEST_MS);
}
