import type { Instant } from '#lib/domain/time.ts';

/** A waiting report rests until the chosen day is over: in Berlin's summer this is a minute before midnight, in winter an hour more. */
const END_OF_DAY = 'T21:59:00Z';

/** When that day of a date field is over; 0 for what is no day. */
export function endOfDay(day: string): Instant {
  return Date.parse(day + END_OF_DAY) || 0;
}
