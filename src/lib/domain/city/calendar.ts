import { DAY } from '../time.ts';
import type { Calendar } from './city.ts';
import { holidaysInNorthRhineWestphalia } from './holidays.ts';
import { localDay } from './local-time.ts';
import type { LocalDay } from './local-time.ts';

const daysOffByCalendar = new WeakMap<Calendar, Map<number, Set<LocalDay>>>();

/** Whether a day is a public holiday or one of the city's own days off. On these days the hours of Sunday apply. */
export function isDayOff(day: LocalDay, calendar: Calendar): boolean {
  const years = daysOffByCalendar.get(calendar) ?? new Map<number, Set<LocalDay>>();
  daysOffByCalendar.set(calendar, years);
  const year = new Date(day * DAY).getUTCFullYear();
  const daysOff = years.get(year) ?? daysOffIn(year, calendar);
  years.set(year, daysOff);
  return daysOff.has(day);
}

function daysOffIn(year: number, calendar: Calendar): Set<LocalDay> {
  const holidays = holidaysInNorthRhineWestphalia(year).map(({ day }) => day);
  return new Set([...holidays, ...calendar.daysOff.map(fromIsoDate)]);
}

/** The day of an ISO date such as 2026-12-24. */
export function fromIsoDate(date: string): LocalDay {
  const [year = NaN, month = NaN, dayOfMonth = NaN] = date.split('-').map(Number);
  return localDay(year, month, dayOfMonth);
}
