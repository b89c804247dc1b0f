import type { City } from '#lib/domain/city/city.ts';
import type { Circle } from '#lib/domain/geo/circle.ts';
import { readW3cDate } from '#lib/domain/open311/w3c-date.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Page, RequestQuery, Span } from '../../open311/queries.ts';
import { refuse, type Refusal } from './answer.ts';

/** GeoReport v2: no more than 90 days, no more than 1,000 entries. */
const MOST_DAYS = 90;
const MOST_ENTRIES = 1000;
const MOST_METERS = 50_000;
const BAD_REQUEST = 400;
const NOT_FOUND = 404;
/** Reports of a clock that runs a little ahead are not left out. */
const SOON = DAY;

type Read<T> = { ok: true; value: T } | Refusal;
const read = <T>(value: T): Read<T> => ({ ok: true, value });

/** A parameter; an empty one is absent. */
export function parameter(url: URL, name: string): string | null {
  return url.searchParams.get(name)?.trim() || null;
}

/** Parts of a list with commas, in whatever way they were repeated. */
export function listed(url: URL, name: string): string[] {
  const parts = url.searchParams.getAll(name).flatMap((value) => value.split(','));
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/** Whether the answer may say more than GeoReport v2 knows. */
export function wantsExtensions(url: URL): boolean {
  return /^(?:true|1|yes|v1)$/i.test(parameter(url, 'extensions') ?? '');
}

/** What `GET requests` asks for, or a sentence about the first thing that is wrong. */
export function readRequestQuery(url: URL, city: City, now: Instant): Read<RequestQuery & { page: Page }> {
  const services = listed(url, 'service_code');
  if (!services.every((code) => city.categories.some((category) => category.code === code))) return refuse(NOT_FOUND, m.open311_service_unknown());
  const received = readSpan(url, city, { names: ['start_date', 'end_date'], now });
  if (!received.ok) return received;
  const isUpdated = parameter(url, 'updated_after') !== null || parameter(url, 'updated_before') !== null;
  const updated = isUpdated ? readSpan(url, city, { names: ['updated_after', 'updated_before'], now }) : read(null);
  if (!updated.ok) return updated;
  const open = readStatus(url);
  if (!open.ok) return open;
  const circle = readCircle(url);
  if (!circle.ok) return circle;
  const page = readPage(url);
  if (!page.ok) return page;
  // Whoever asks what was updated means old reports as well, unless they say so.
  const isAnyAge = isUpdated && parameter(url, 'start_date') === null && parameter(url, 'end_date') === null;
  const span = isAnyAge ? { from: 0, until: now + SOON } : received.value;
  return read({ services, received: span, updated: updated.value, open: open.value, circle: circle.value, page: page.value });
}

/** A time between two parameters, at most 90 days; one alone reaches 90 days, none is the last `days`. */
export function readSpan(
  url: URL,
  { timeZone }: Pick<City, 'timeZone'>,
  { names: [first, last], now, days = MOST_DAYS }: { names: readonly [string, string]; now: Instant; days?: number }
): Read<Span> {
  const [from, until] = [first, last].map((name) => {
    const text = parameter(url, name);
    return text === null ? undefined : (readW3cDate(text, timeZone) ?? NaN);
  });
  if (Number.isNaN(from)) return refuse(BAD_REQUEST, m.open311_date({ name: first }));
  if (Number.isNaN(until)) return refuse(BAD_REQUEST, m.open311_date({ name: last }));
  if (from === undefined) {
    const end = until ?? now + SOON;
    return read({ from: Math.min(end, now) - (until === undefined ? days : MOST_DAYS) * DAY, until: end });
  }
  const end = until ?? from + MOST_DAYS * DAY;
  if (end < from) return refuse(BAD_REQUEST, m.open311_dates_order({ first, last }));
  // A day that has 25 hours, and an end that is the last second of its day, still count as 90.
  return end - from > (MOST_DAYS + 1) * DAY ? refuse(BAD_REQUEST, m.open311_dates_span({ days: MOST_DAYS })) : read({ from, until: end });
}

/** `page` from 1 on and `page_size` up to 1,000. */
export function readPage(url: URL): Read<Page> {
  const [page = 1, size = MOST_ENTRIES] = ['page', 'page_size'].map((name) => {
    const text = parameter(url, name);
    return text === null ? undefined : /^\d{1,6}$/.test(text) ? Number(text) : 0;
  });
  if (page < 1 || size < 1) return refuse(BAD_REQUEST, m.open311_page());
  const limit = Math.min(size, MOST_ENTRIES);
  return read({ limit, offset: (page - 1) * limit });
}

function readStatus(url: URL): Read<boolean | null> {
  const wanted = new Set(listed(url, 'status').map((status) => status.toLowerCase()));
  if ([...wanted].some((status) => status !== 'open' && status !== 'closed')) return refuse(BAD_REQUEST, m.open311_status());
  return read(wanted.size === 1 ? wanted.has('open') : null);
}

/** `lat`, `long` and `radius` in metres, as CitySDK has them: all three or none. */
function readCircle(url: URL): Read<Circle | null> {
  const words = ['lat', 'long', 'radius'].map((name) => parameter(url, name));
  if (words.every((word) => word === null)) return read(null);
  const [lat = NaN, lon = NaN, radiusMeters = NaN] = words.map((word) => (word === null ? NaN : Number(word)));
  const isCircle = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && radiusMeters > 0 && radiusMeters <= MOST_METERS;
  return isCircle ? read({ center: { lat, lon }, radiusMeters }) : refuse(BAD_REQUEST, m.open311_circle());
}
