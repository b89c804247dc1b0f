import { localDay, localDayAt, weekdayOf, type LocalDay } from '../city/local-time.ts';
import { DAY, type Instant } from '../time.ts';

/** A month as a number, January of the year 0 being 0: months can be added, and they sort. */
export type Month = number;

const MONTHS = 12;

export function monthOf(day: LocalDay): Month {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * MONTHS + date.getUTCMonth();
}

export function firstDayOf(month: Month): LocalDay {
  return localDay(Math.floor(month / MONTHS), (month % MONTHS) + 1, 1);
}

/** "2026-11" */
export function monthCode(month: Month): string {
  return `${Math.floor(month / MONTHS)}-${String((month % MONTHS) + 1).padStart(2, '0')}`;
}

/** The Monday of a day's week. */
export function mondayOf(day: LocalDay): LocalDay {
  return day - weekdayOf(day) + 1;
}

/** "2026-11-16" */
export function dayCode(day: LocalDay): string {
  return new Date(day * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

export function monthAt(instant: Instant, timeZone: string): Month {
  return monthOf(localDayAt(instant, timeZone));
}
