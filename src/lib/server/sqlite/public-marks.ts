import type { Statement } from 'better-sqlite3';
import { and, between, sql } from 'drizzle-orm';
import { isPublicOutcome } from '#lib/domain/report/public-view.ts';
import { OUTCOMES, SIGNED_STATES } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { MapBounds, MapMark, PublicFilter } from '../public-map/queries.ts';
import { isMapMade } from './map-keeper.ts';
import { GRID_BITS, KEPT_ZOOMS, sliceKey, type Slice } from './map-cells.ts';
import { gridShift, toLatLon, toMapPixel } from './map-pixel.ts';
import type { Database } from './open.ts';
import { listedRows } from './public-filter.ts';
import type { mapCell } from './schema/map-cell.ts';
import { report } from './schema/report.ts';

export type Viewport = { cityId: string; filter: PublicFilter; bounds: MapBounds; zoom: number };

/** Listed reports that are counted anew at most, the newest: a 30-day view of a city with a million reports in five years reads a third of it. */
export const MOST_COUNTED = 50_000;
/** From this zoom on a view holds so few reports that the index of the map finds them faster than that of receipt. */
const CLOSE_ZOOM = 16;

/**
 * One mark per grid square of the viewport, whole squares only, so that a cluster keeps its number while the map is moved. What
 * is often asked for was counted in advance; anything else is counted now, from the newest reports of the city and no more than
 * `most`, wherever the map is: see `countedSince`.
 */
export function readMarks(database: Database, viewport: Viewport, most = MOST_COUNTED): MapMark[] {
  const slice = keptSlice(viewport.filter);
  const isKept = slice !== null && KEPT_ZOOMS.some((zoom) => zoom === Math.round(viewport.zoom));
  if (isKept && isMapMade(database)) return readKept(database, viewport, sliceKey(slice));
  const { cityId, filter } = viewport;
  const since = slice === null ? (countedSince(database, { cityId, filter }, most) ?? filter.since) : filter.since;
  return countNow(database, { ...viewport, filter: { ...filter, since } });
}

/** From which receipt on the marks of this filter are counted, where that leaves out some that it asks for; null where it leaves out none. */
export function countedSince({ client }: Database, { cityId, filter }: Pick<Viewport, 'cityId' | 'filter'>, most = MOST_COUNTED): Instant | null {
  if (keptSlice(filter) !== null) return null;
  const oldest = client
    .prepare<[string, number, number], { at: Instant }>(
      `select received_at as at from report where city_id = ? and is_public = 1 and merged_into is null and received_at < ?
       order by received_at desc limit 1 offset ?`
    )
    .get(cityId, filter.until ?? Number.MAX_SAFE_INTEGER, most);
  return oldest && oldest.at >= (filter.since ?? 0) ? oldest.at + 1 : null;
}

type KeptRow = Pick<typeof mapCell.$inferSelect, 'n' | 'sumX' | 'sumY' | 'open' | 'fixed' | 'reference' | 'category' | 'state' | 'outcome'>;

/** Some columns of squares, in each one range, so that every row that is read is sent. */
const KEPT = `select n, sum_x as sumX, sum_y as sumY, open, fixed, reference, category, state, outcome from map_cell
  where city_id = ? and slice = ? and zoom = ? and x in (select value from json_each(?)) and y between ? and ?`;

const statements = new WeakMap<Database['client'], Statement<unknown[], KeptRow>>();

/** Prepared once per connection: preparing it takes longer than running it. */
function keptStatement({ client }: Database): Statement<unknown[], KeptRow> {
  const known = statements.get(client) ?? client.prepare<unknown[], KeptRow>(KEPT);
  statements.set(client, known);
  return known;
}

/** The squares of the viewport as they are kept. */
function readKept(database: Database, { cityId, bounds, zoom }: Viewport, slice: string): MapMark[] {
  const shift = gridShift(zoom, GRID_BITS);
  const northWest = toMapPixel({ lat: bounds.north, lon: bounds.west });
  const southEast = toMapPixel({ lat: bounds.south, lon: bounds.east });
  const [west, east] = [northWest.x >> shift, southEast.x >> shift];
  const columns = Array.from({ length: east - west + 1 }, (_, offset) => west + offset);
  const rows = keptStatement(database).all(cityId, slice, Math.round(zoom), JSON.stringify(columns), northWest.y >> shift, southEast.y >> shift);
  return rows.map(({ n, sumX, sumY, open, fixed, reference, category, state, outcome }): MapMark => {
    const point = toLatLon({ x: sumX / n, y: sumY / n });
    const isAlone = n === 1 && reference !== null && category !== null && state !== null;
    return isAlone ? { kind: 'report', ...point, reference, category, state, outcome } : { kind: 'cluster', ...point, count: n, open, fixed };
  });
}

const OPEN: ReadonlySet<string> = new Set(SIGNED_STATES);
const CLOSED: ReadonlySet<string> = new Set(OUTCOMES.filter(isPublicOutcome));

/** The slice that holds exactly what the filter asks for; null where none does. */
function keptSlice({ states, categories, districts, quarters, since, until, bounds, nothing }: PublicFilter): Slice | null {
  const isFree = districts.length > 0 || quarters.length > 0 || since !== null || until !== undefined || bounds || nothing === true;
  if (isFree || categories.length > 1) return null;
  const asked = new Set<string>(states);
  const isAll = (wanted: ReadonlySet<string>) => asked.size === wanted.size && [...wanted].every((state) => asked.has(state));
  const [category = null] = categories;
  if (asked.size === 0) return { category, openness: null };
  if (isAll(OPEN)) return { category, openness: 'open' };
  return isAll(CLOSED) ? { category, openness: 'closed' } : null;
}

function countNow({ db }: Database, { cityId, filter, bounds, zoom }: Viewport): MapMark[] {
  const shift = gridShift(zoom, GRID_BITS);
  const northWest = toMapPixel({ lat: bounds.north, lon: bounds.west });
  const southEast = toMapPixel({ lat: bounds.south, lon: bounds.east });
  const whole = (from: number, to: number) => ({ from: (from >> shift) << shift, to: (((to >> shift) + 1) << shift) - 1 });
  const x = whole(northWest.x, southEast.x);
  const y = whole(northWest.y, southEast.y);
  // The plus keeps SQLite from the index of the map, which does not know the receipt: of a wide view it would read every row.
  const mapX = filter.since !== null && zoom < CLOSE_ZOOM ? sql`+${report.mapX}` : sql`${report.mapX}`;
  return db
    .select(markColumns)
    .from(report)
    .where(and(listedRows(cityId, filter), between(mapX, x.from, x.to), between(report.mapY, y.from, y.to)))
    .groupBy(sql`${report.mapX} >> ${shift}`, sql`${report.mapY} >> ${shift}`)
    .all()
    .map(toMark);
}

/** Of a square with one report the smallest values are that report's own. */
const markColumns = {
  count: sql<number>`count(*)`,
  x: sql<number>`avg(${report.mapX})`,
  y: sql<number>`avg(${report.mapY})`,
  open: sql<number>`sum(${report.state} <> 'closed')`,
  fixed: sql<number>`sum(coalesce(${report.outcome}, '') = 'fixed')`,
  reference: sql<string>`min(${report.reference})`,
  category: sql<string>`min(${report.category})`,
  state: sql<(typeof report.$inferSelect)['state']>`min(${report.state})`,
  outcome: sql<(typeof report.$inferSelect)['outcome']>`min(${report.outcome})`
};

type MarkRow = { count: number; x: number; y: number; open: number; fixed: number } & Pick<
  typeof report.$inferSelect,
  'reference' | 'category' | 'state' | 'outcome'
>;

function toMark({ count, x, y, open, fixed, reference, category, state, outcome }: MarkRow): MapMark {
  const point = toLatLon({ x, y });
  return count === 1 ? { kind: 'report', ...point, reference, category, state, outcome } : { kind: 'cluster', ...point, count, open, fixed };
}
