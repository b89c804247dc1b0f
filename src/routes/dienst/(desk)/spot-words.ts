import type { City } from '#lib/domain/city/city.ts';
import { placeAt } from '#lib/domain/city/place.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { monthNameWords, monthYearWords } from '#lib/report-ui/dates.ts';
import { placeWords } from '#lib/report-ui/words.ts';

/** Months of less than a year ago need no year. */
const YEAR_SAID_FROM = 330 * DAY;

type Recurrence = NonNullable<ReturnType<Awaited<ReturnType<App.Locals['app']['spots']['recurrences']>>['get']>>;

/** "März", or "März 2024" once that is not clear by itself. */
export function sinceWords(since: Instant, now: Instant): string {
  return now - since < YEAR_SAID_FROM ? monthNameWords(since) : monthYearWords(since);
}

/** "7. Mal seit März": what staff see of a place beside one of its reports; null while it happened fewer than three times. */
export function recurrenceWords(recurrence: Recurrence | undefined, now: Instant) {
  if (!recurrence || recurrence.total < 3) return null;
  const { spot, nth, total, recent, since } = recurrence;
  return {
    spot,
    nth,
    times: nth === 1 ? m.spot_first_of({ total }) : m.spot_nth_since({ nth, since: sinceWords(since, now) }),
    recent: m.spot_recent({ count: recent })
  };
}

/** The place of a point in words, as its street is known now. */
export function spotPlaceWords(point: LatLon, city: City): string {
  return placeWords({ ...placeAt(point, city), houseNumber: null }, city);
}
