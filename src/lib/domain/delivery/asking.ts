import { DAY, HOUR, MINUTE } from '../time.ts';

/** Another body rarely does something within the hour, and after two weeks rarely within the day. */
const PACES = [
  { below: DAY, every: HOUR },
  { below: 14 * DAY, every: 6 * HOUR },
  { below: Infinity, every: DAY }
] as const;
/** A number behind a token is made within minutes, or by hand. */
const NUMBER_MS = 2 * MINUTE;
const NUMBER_SOON_MS = HOUR;
const FACTOR = 2;

type Asked = { /** Since they have it. */ age: number; /** Questions in a row without an answer. */ failures: number; hasNumber: boolean };

/** Milliseconds until another server is asked again what became of a report; twice as long with every failure, a day at most. */
export function askAgainAfter({ age, failures, hasNumber }: Asked): number {
  const pace = PACES.find(({ below }) => age < below)?.every ?? DAY;
  const every = hasNumber || age >= NUMBER_SOON_MS ? pace : NUMBER_MS;
  return Math.min(every * FACTOR ** failures, DAY);
}
