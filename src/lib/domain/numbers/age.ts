const WHOLE_DAYS = 60;
const WEEKS = 44;
const WEEK = 7;
/** About one and a half, two and three years; what is older is one class. */
const LONG_ENDS = [550, 732, 1098, Infinity];
const AFTER_WEEKS = WHOLE_DAYS + WEEKS * WEEK;

/**
 * Where each class of age ends, in days: sixty single days, then weeks until the 368th day, then long steps. So a duration
 * is exact for two months and to the week for a year, and a table of ages never grows with the number of reports.
 */
export const AGE_ENDS: readonly number[] = [
  ...Array.from({ length: WHOLE_DAYS }, (_, day) => day + 1),
  ...Array.from({ length: WEEKS }, (_, week) => WHOLE_DAYS + (week + 1) * WEEK),
  ...LONG_ENDS
];

/** The class of an age in whole days; something that has just begun is in class 0, which ends after one day. */
export function ageClass(days: number): number {
  const age = Math.max(0, Math.floor(days));
  if (age < WHOLE_DAYS) return age;
  if (age < AFTER_WEEKS) return WHOLE_DAYS + Math.floor((age - WHOLE_DAYS) / WEEK);
  return WHOLE_DAYS + WEEKS + LONG_ENDS.findIndex((end) => age < end);
}
