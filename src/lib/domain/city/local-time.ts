import { DAY, HOUR, MINUTE } from '../time.ts';
import type { Instant } from '../time.ts';

/** A day of the calendar, as the number of days since 1970-01-01. */
export type LocalDay = number;

/** Offset of one UTC day: it may change once, at `changesAt` (`Infinity` on all but two days a year). */
type UtcDayOffset = { before: number; after: number; changesAt: Instant };
type Zone = { format: Intl.DateTimeFormat; days: Map<number, UtcDayOffset> };

const zones = new Map<string, Zone>();

/** Milliseconds by which the wall clock of a zone is ahead of UTC. Asks `Intl` once per UTC day and remembers. */
export function offsetAt(instant: Instant, timeZone: string): number {
  const { before, after, changesAt } = utcDay(instant, timeZone);
  return instant < changesAt ? before : after;
}

export function localDayAt(instant: Instant, timeZone: string): LocalDay {
  return Math.floor((instant + offsetAt(instant, timeZone)) / DAY);
}

/** ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: LocalDay): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 1;
}
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function localDay(year: number, month: number, dayOfMonth: number): LocalDay {
  return Date.UTC(year, month - 1, dayOfMonth) / DAY;
}

/**
 * The first instant at which the wall clock shows this minute of the day or a later one; minutes beyond 1440 belong to
 * the next day. An hour that is skipped in spring thus begins when the clock jumps, and of an hour that happens twice
 * in autumn the first one counts.
 */
export function instantOf(day: LocalDay, minute: number, timeZone: string): Instant {
  const wall = day * DAY + minute * MINUTE;
  const middle = wall - offsetAt(wall, timeZone);
  const before = offsetAt(middle - 3 * HOUR, timeZone);
  const after = offsetAt(middle + 3 * HOUR, timeZone);
  if (before === after) return wall - before;
  if (offsetAt(wall - before, timeZone) === before) return wall - before;
  if (offsetAt(wall - after, timeZone) === after) return wall - after;
  return Math.min(utcDay(wall - before, timeZone).changesAt, utcDay(wall - after, timeZone).changesAt);
}

function utcDay(instant: Instant, timeZone: string): UtcDayOffset {
  const zone = zoneOf(timeZone);
  const number = Math.floor(instant / DAY);
  const known = zone.days.get(number);
  if (known) return known;
  const start = number * DAY;
  const before = askOffset(start, zone);
  const after = askOffset(start + DAY, zone);
  const found = { before, after, changesAt: before === after ? Infinity : findChange(start, before, zone) };
  zone.days.set(number, found);
  return found;
}

function findChange(start: Instant, before: number, zone: Zone): Instant {
  let unchanged = start;
  let changed = start + DAY;
  while (changed - unchanged > MINUTE) {
    const middle = unchanged + Math.floor((changed - unchanged) / 2 / MINUTE) * MINUTE;
    if (askOffset(middle, zone) === before) unchanged = middle;
    else changed = middle;
  }
  return changed;
}

function askOffset(instant: Instant, { format }: Zone): number {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const part = 'numeric';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: part,
    month: part,
    day: part,
    hour: part,
    minute: part,
    second: part
  });
  const zone = { format, days: new Map<number, UtcDayOffset>() };
  zones.set(timeZone, zone);
  return zone;
}
