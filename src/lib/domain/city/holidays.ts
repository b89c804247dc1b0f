import { localDay } from './local-time.ts';
import type { LocalDay } from './local-time.ts';

/** Holidays on a fixed date, as [code, month, day of month]. */
const FIXED = [
  ['new_year', 1, 1],
  ['labour_day', 5, 1],
  ['german_unity', 10, 3],
  ['all_saints', 11, 1],
  ['christmas_day', 12, 25],
  ['boxing_day', 12, 26]
] as const;

/** Holidays that move with Easter, as [code, days after Easter Sunday]. */
const BY_EASTER = [
  ['good_friday', -2],
  ['easter_monday', 1],
  ['ascension', 39],
  ['whit_monday', 50],
  ['corpus_christi', 60]
] as const;

/** Public holidays of North Rhine-Westphalia in a year (Feiertagsgesetz NW § 2 Abs. 1). */
export function holidaysInNorthRhineWestphalia(year: number): { code: string; day: LocalDay }[] {
  const easter = easterSunday(year);
  const fixed = FIXED.map(([code, month, dayOfMonth]) => ({ code, day: localDay(year, month, dayOfMonth) }));
  return [...fixed, ...BY_EASTER.map(([code, days]) => ({ code, day: easter + days }))];
}

/**
 * Easter Sunday in the Gregorian calendar: the anonymous algorithm of Nature 13 (1876) p. 487, in the form of Meeus,
 * Astronomical Algorithms, chapter 8. Valid for every year from 1583.
 */
export function easterSunday(year: number): LocalDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return localDay(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}
