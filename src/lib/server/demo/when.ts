import { DAY, HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import type { Chance } from './random.ts';

/** Share of reports by hour of the day: mornings on the way to work, a peak after work, few at night. */
const HOURS = [2, 1, 1, 1, 1, 3, 8, 14, 16, 15, 14, 13, 14, 13, 13, 14, 17, 22, 24, 21, 17, 12, 8, 4];
/** Sunday to Saturday: people walk more at the weekend. */
const WEEKDAYS = [1.25, 1, 0.95, 0.95, 1, 1.1, 1.35];
/** January to December: summer evenings bring litter, autumn brings lamps. */
const MONTHS = [0.85, 0.85, 0.95, 1.05, 1.15, 1.2, 1.15, 1.1, 1.05, 1, 0.95, 0.8];
const DAYS = 365;

/** Times of `count` reports over the twelve months before `now`, in order; UTC hours stand for local ones. */
export function receiptTimes(now: Instant, count: number, chance: Chance): Instant[] {
  const today = Math.floor(now / DAY) * DAY;
  const days = Array.from({ length: DAYS }, (_, index) => today - (DAYS - 1 - index) * DAY);
  const weighted = days.map((day) => [day, weightOf(day)] as const);
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  const times: Instant[] = [];
  let owed = 0;
  for (const [day, weight] of weighted) {
    owed += (count * weight) / total;
    while (times.length < Math.round(owed)) times.push(timeIn(day, now, chance));
  }
  return times.sort((a, b) => a - b);
}

function weightOf(day: Instant): number {
  const date = new Date(day);
  return (WEEKDAYS[date.getUTCDay()] ?? 1) * (MONTHS[date.getUTCMonth()] ?? 1);
}

function timeIn(day: Instant, now: Instant, chance: Chance): Instant {
  const hour = chance.weighted(HOURS.map((weight, index) => [index, weight] as const));
  const at = day + hour * HOUR + chance.whole(60) * MINUTE + chance.whole(60) * 1000;
  // The newest day is only as long as it already was.
  return at < now ? at : now - chance.whole(90) * MINUTE - MINUTE;
}
