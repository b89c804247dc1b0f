import { DAY, HOUR } from '../time.ts';
import type { Instant } from '../time.ts';
import { isDayOff } from './calendar.ts';
import type { City, OpeningHours, Team } from './city.ts';
import { instantOf, localDayAt, weekdayOf } from './local-time.ts';
import type { LocalDay } from './local-time.ts';

/** Open from `from` (included) until `to` (excluded). */
export type Span = { from: Instant; to: Instant };

type Clock = Pick<City, 'timeZone' | 'calendar'>;

/** Longest look ahead for an opening, and the longest span that is told as one: who never closes is open for a week. */
const LOOK_AHEAD_DAYS = 400;
const LONGEST_SPAN = 7 * DAY;
const SUNDAY = 7;

/**
 * Hours are wall-clock minutes of the day on which they begin; `toMinute` beyond 1440 reaches into the next morning
 * (7 to 25 o'clock is 420 to 1500). Hours that touch or overlap are one span. On a public holiday or a day off of the
 * city the hours of Sunday apply ("sonn- und feiertags").
 */
export function isOpenAt(instant: Instant, hours: readonly OpeningHours[], city: Clock): boolean {
  return openUntil(instant, hours, city) !== null;
}

/** End of the span that is open now, null while closed. Who never closes is told a moment a week ahead or a little more. */
export function openUntil(instant: Instant, hours: readonly OpeningHours[], city: Clock): Instant | null {
  let until: Instant | null = null;
  for (const { from, to } of piecesFrom(instant, hours, city)) {
    if (from > (until ?? instant)) return until;
    if (to > instant) until = Math.max(to, until ?? to);
    if (until !== null && until - instant >= LONGEST_SPAN) return until;
  }
  return until;
}

/** The first span that begins after this instant; null without hours, for who never closes, and if none comes within 400 days. */
export function nextOpening(instant: Instant, hours: readonly OpeningHours[], city: Clock): Span | null {
  let coveredUntil = instant;
  for (const { from, to } of piecesFrom(instant, hours, city)) {
    if (from - instant > LOOK_AHEAD_DAYS * DAY) return null;
    if (from > coveredUntil) return { from, to: openUntil(from, hours, city) ?? to };
    coveredUntil = Math.max(coveredUntil, to);
  }
  return null;
}

/**
 * The instant at which so many working hours of a team have passed, fractions included. A deadline never stalls: for a
 * team without hours, or without any within 400 days, the clock runs day and night.
 */
export function addWorkingHours(start: Instant, workingHours: number, team: Pick<Team, 'hours'>, city: Clock): Instant {
  let left = workingHours * HOUR;
  let reached = start;
  if (left <= 0) return start;
  for (const { from, to } of piecesFrom(start, team.hours, city)) {
    const begin = Math.max(from, reached);
    if (to <= begin) continue;
    if (begin + left <= to) return begin + left;
    left -= to - begin;
    reached = to;
  }
  return reached + left;
}

/** How much of the time from `from` to `to` lies within the hours of a team, in milliseconds; all of it for a team without hours. */
export function workingMillisBetween(from: Instant, to: Instant, team: Pick<Team, 'hours'>, city: Clock): number {
  if (team.hours.length === 0) return Math.max(0, to - from);
  let passed = 0;
  let reached = from;
  for (const piece of piecesFrom(from, team.hours, city)) {
    if (piece.from >= to) break;
    const begin = Math.max(piece.from, reached);
    const end = Math.min(piece.to, to);
    if (end <= begin) continue;
    passed += end - begin;
    reached = end;
  }
  return passed;
}

/** Open pieces of one day each, by their beginning, from the ones that may still be open at `instant` on; they may overlap. */
function* piecesFrom(instant: Instant, hours: readonly OpeningHours[], city: Clock): Generator<Span> {
  const firstDay = localDayAt(instant, city.timeZone) - daysReached(hours);
  let lastDay = firstDay + LOOK_AHEAD_DAYS;
  for (let day = firstDay; day <= lastDay && hours.length > 0; day++) {
    const pieces = piecesOf(day, hours, city);
    if (pieces.length > 0) lastDay = day + LOOK_AHEAD_DAYS;
    yield* pieces;
  }
}

function piecesOf(day: LocalDay, hours: readonly OpeningHours[], city: Clock): Span[] {
  const weekday = isDayOff(day, city.calendar) ? SUNDAY : weekdayOf(day);
  return hours
    .filter((each) => each.weekday === weekday)
    .sort((a, b) => a.fromMinute - b.fromMinute)
    .map(({ fromMinute, toMinute }) => ({ from: instantOf(day, fromMinute, city.timeZone), to: instantOf(day, toMinute, city.timeZone) }))
    .filter(({ from, to }) => from < to);
}

/** How many days before an instant hours may have begun that are still open. */
function daysReached(hours: readonly OpeningHours[]): number {
  return hours.reduce((most, { toMinute }) => Math.max(most, Math.ceil(toMinute / 1440) - 1), 0);
}
