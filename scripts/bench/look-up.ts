import type { LatLon } from '#lib/domain/geo/point.ts';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import { RECENTLY_CLOSED_DAYS, SEARCH_RADIUS_METERS } from '#lib/domain/triage/duplicates.ts';
import { DAY } from '#lib/domain/time.ts';
import { triage } from '#lib/domain/triage/triage.ts';
import type { City } from '#lib/domain/city/city.ts';
import { cellsOf, pixelsAround } from '#lib/server/sqlite/map-pixel.ts';
import type { Database } from '#lib/server/sqlite/open.ts';
import { createReportStore } from '#lib/server/sqlite/report-store.ts';
import { measureInTurns } from './measure.ts';
import { BENCH_CITY, type LookUpRange } from './postgres.ts';
import { prepareRTree } from './r-tree.ts';
import { NOW, syntheticInputs, type CityShape } from './synthetic.ts';

const LOOK_UPS = 1000;
const QUERY = { radiusMeters: SEARCH_RADIUS_METERS, closedAfter: NOW - RECENTLY_CLOSED_DAYS * DAY, before: NOW, except: null, withText: false };

/** The product's own look-up beside an R*Tree over the same rows, and look-up and decision together. Both must find the same reports. */
export async function benchLookUp(database: Database, { city, shape }: { city: City; shape: CityShape }) {
  const lookUp = lookUpIn(database);
  const byTree = prepareRTree(database, BENCH_CITY, QUERY);
  const inputs = syntheticInputs(LOOK_UPS, shape).flatMap((input) => (input.location.kind === 'point' ? [{ ...input, location: input.location }] : []));
  let found = 0;
  for (const { location } of inputs) {
    const own = await lookUp(location);
    found += own.length;
    const other = byTree(location).map(({ id }) => id);
    if (own.map(({ id }) => id).join() !== other.join()) throw new Error('The R*Tree finds something else');
    if (own.some((each) => metersBetween(location, each) > SEARCH_RADIUS_METERS)) throw new Error('Found beyond the radius');
  }
  const measured = await measureInTurns(inputs, {
    lookUp: ({ location }) => lookUp(location),
    rTree: ({ location }) => byTree(location),
    triage: async (input) => triage(input, { nearby: await lookUp(input.location), city, now: NOW })
  });
  return { ...measured, perLookUp: found / inputs.length };
}

/** The product's own look-up. */
export function lookUpIn(database: Database) {
  // Only looks up, so that no place is kept.
  const store = createReportStore(database, () => null);
  return (at: LatLon) => store.nearby(BENCH_CITY, at, QUERY);
}

/** The same look-ups as ranges of the index, for another database. */
export function rangesOf(shape: CityShape): LookUpRange[] {
  return syntheticInputs(LOOK_UPS, shape).flatMap(({ location }) => {
    if (location.kind !== 'point') return [];
    const box = pixelsAround(location, QUERY.radiusMeters);
    const { west, east, north, south } = cellsOf(box);
    return [{ at: location, xs: from(west, east), ys: from(north, south), box, closedAfter: QUERY.closedAfter, before: QUERY.before }];
  });
}

function from(start: number, end: number): number[] {
  return Array.from({ length: end - start + 1 }, (_, offset) => start + offset);
}
