import { MINUTE, DAY, type Instant } from '../time.ts';
import { isDayOff } from './calendar.ts';
import type { City } from './city.ts';
import { localDayAt, offsetAt, weekdayOf } from './local-time.ts';
import type { Weekday } from './routing-rule.ts';

/** What a clock and a calendar in the city show. On a day off the weekday is 7, as for hours ("sonn- und feiertags"). */
export type LocalMoment = { weekday: Weekday; minute: number; dayOff: boolean };

/** The city's weekday and minute of the day at an instant, through the changes of the clock. */
export function localMomentAt(instant: Instant, { timeZone, calendar }: Pick<City, 'timeZone' | 'calendar'>): LocalMoment {
  const day = localDayAt(instant, timeZone);
  const dayOff = isDayOff(day, calendar);
  const minute = Math.floor((instant + offsetAt(instant, timeZone) - day * DAY) / MINUTE);
  return { weekday: dayOff ? 7 : weekdayOf(day), minute, dayOff };
}
