import type { City } from '../city/city.ts';
import { locate } from '../city/locate.ts';
import { localDay, instantOf } from '../city/local-time.ts';
import { placeAt } from '../city/place.ts';
import type { ExampleReport } from '../city/routing-rule.ts';
import type { Instant } from '../time.ts';
import { routeReport } from './routing.ts';
import type { Route } from './triage.ts';

/** Where the report of an example would go; null when its place lies outside the city. */
export function routeExample({ category, subKind, phrases = [], answers = {}, at, received }: ExampleReport, city: City): Route | null {
  const located = locate(at, city);
  if (!located.inside) return null;
  return routeReport(
    {
      category,
      subKind: subKind ?? null,
      phrases,
      answers,
      location: { kind: 'point', accuracyMeters: null, source: 'map', ...at },
      place: placeAt(at, city),
      borderDistrictIds: located.borderDistrictIds,
      receivedAt: fromLocalTime(received, city.timeZone)
    },
    city
  );
}

/** The instant of a local time such as `2026-10-14T10:00`; the first one if the clock shows it twice. */
export function fromLocalTime(local: string, timeZone: string): Instant {
  const [year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN] = local.split(/[-T:]/).map(Number);
  return instantOf(localDay(year, month, day), hour * 60 + minute, timeZone);
}
