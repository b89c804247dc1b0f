import { monthOf, type Month } from './calendar.ts';
import type { LocalDay } from '../city/local-time.ts';

/** Three months of the calendar, by the first of them. */
export const QUARTER_MONTHS = 3;
const QUARTERS_PER_YEAR = 4;
const YEAR_MONTHS = QUARTERS_PER_YEAR * QUARTER_MONTHS;
const CODE = /^(\d{4})-q([1-4])$/;

/** "2026-q3" */
export function quarterCode(from: Month): string {
  return `${Math.floor(from / YEAR_MONTHS)}-q${Math.floor((from % YEAR_MONTHS) / QUARTER_MONTHS) + 1}`;
}

/** The first month of a quarter such as `2026-q3`; null for anything else. */
export function readQuarter(code: string): Month | null {
  const [, year, quarter] = CODE.exec(code) ?? [];
  return year === undefined || quarter === undefined ? null : Number(year) * YEAR_MONTHS + (Number(quarter) - 1) * QUARTER_MONTHS;
}

/** The last quarters that have ended, newest first. */
export function endedQuarters(today: LocalDay, count: number): Month[] {
  const month = monthOf(today);
  const running = month - (month % QUARTER_MONTHS);
  return Array.from({ length: count }, (_, index) => running - (index + 1) * QUARTER_MONTHS);
}
