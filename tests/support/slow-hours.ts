import type { Calendar, OpeningHours } from '../../src/lib/domain/city/city.ts';
import { DAY, MINUTE } from '../../src/lib/domain/time.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Holidays of the years under test, copied from a printed calendar and not computed. */
const PRINTED_HOLIDAYS = [
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-06-04',
  '2026-10-03',
  '2026-11-01',
  '2026-12-25',
  '2026-12-26',
  '2027-01-01'
];

/**
 * Whether each minute from `from` on is open: walks the minutes from two days earlier and asks `Intl` for the wall
 * clock of each. Hours begin at the first minute whose clock shows `fromMinute` or more of their day, and end likewise.
 */
export function slowOpenMinutes(from: number, length: number, hours: readonly OpeningHours[], city: { timeZone: string; calendar: Calendar }): boolean[] {
  const begin = from - 3 * DAY;
  const walls = Array.from({ length: (3 * DAY + length) / MINUTE }, (_, minute) => wallClock(begin + minute * MINUTE, city.timeZone));
  const dates = [...new Set(walls.map(({ date }) => date))];
  const open = walls.map(() => false);
  for (const [index, date] of dates.entries()) {
    if (index === 0) continue;
    const weekday = [...PRINTED_HOLIDAYS, ...city.calendar.daysOff].includes(date) ? 7 : (walls.find((wall) => wall.date === date)?.weekday ?? 0);
    for (const each of hours.filter((one) => one.weekday === weekday)) {
      const minutesSince = (wall: Wall) => (dates.indexOf(wall.date) - index) * 1440 + wall.minute;
      const starts = walls.findIndex((wall) => minutesSince(wall) >= each.fromMinute);
      const ends = walls.findIndex((wall) => minutesSince(wall) >= each.toMinute);
      if (starts >= 0) open.fill(true, starts, ends < 0 ? open.length : Math.max(starts, ends));
    }
  }
  return open.slice((3 * DAY) / MINUTE);
}

type Wall = { date: string; minute: number; weekday: number };

const formats = new Map<string, Intl.DateTimeFormat>();
const remembered = new Map<number, Wall>();

function wallClock(instant: number, timeZone: string): Wall {
  const known = remembered.get(instant);
  if (known) return known;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const month = String(MONTHS.indexOf(part.month ?? '') + 1).padStart(2, '0');
  const wall = {
    date: `${part.year ?? ''}-${month}-${(part.day ?? '').padStart(2, '0')}`,
    minute: Number(part.hour) * 60 + Number(part.minute),
    weekday: WEEKDAYS.indexOf((part.weekday ?? '').slice(0, 3)) + 1
  };
  remembered.set(instant, wall);
  return wall;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
