import { metersBetween } from '../geo/distance.ts';
import { SPOT_LEAST_REPORTS, SPOT_RADIUS_METERS, type SpotReport } from './spot.ts';

/** What the window says about one report: how many lie around it (itself included), and the report whose spot it belongs to. */
export type Counted = { count: number; centreId: string | null };

/**
 * The definition of recurring spots, word for word and slow: compares every report of one window and group with every
 * other. A core has at least three reports within 50 m, itself included. Cores become centres in the order of their count,
 * the larger first, then of their id, the smaller first, unless a centre already lies within 50 m. Each report joins the
 * nearest centre within 50 m, of two equally near ones the one with the smaller id. What is kept step by step
 * (`keep.ts`) must always say the same.
 */
export function recountSpots(reports: readonly SpotReport[]): Map<string, Counted> {
  const counted = reports.map((report) => ({ report, count: reports.filter((other) => isNear(report, other)).length }));
  const centres: SpotReport[] = [];
  const cores = counted.filter(({ count }) => count >= SPOT_LEAST_REPORTS);
  for (const { report } of cores.sort((a, b) => b.count - a.count || (a.report.id < b.report.id ? -1 : 1)))
    if (!centres.some((centre) => isNear(centre, report))) centres.push(report);
  return new Map(counted.map(({ report, count }) => [report.id, { count, centreId: nearestWithin(report, centres)?.id ?? null }]));
}

/** The nearest within 50 m; of two equally near ones the first by `id`. Null where there is none. */
export function nearestWithin<Place extends { lat: number; lon: number; id: string | number }>(
  from: { lat: number; lon: number },
  places: readonly Place[]
): Place | null {
  let found: { place: Place; meters: number } | null = null;
  for (const place of places) {
    const meters = metersBetween(from, place);
    if (meters > SPOT_RADIUS_METERS) continue;
    if (!found || meters < found.meters || (meters === found.meters && place.id < found.place.id)) found = { place, meters };
  }
  return found?.place ?? null;
}

export function isNear(a: { lat: number; lon: number }, b: { lat: number; lon: number }): boolean {
  return metersBetween(a, b) <= SPOT_RADIUS_METERS;
}
