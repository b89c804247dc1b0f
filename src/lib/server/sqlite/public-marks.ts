import { and, between, sql } from 'drizzle-orm';
import type { MapBounds, MapMark, PublicFilter } from '../public-map/queries.ts';
import { gridShift, toLatLon, toMapPixel } from './map-pixel.ts';
import type { Database } from './open.ts';
import { listedRows } from './public-filter.ts';
import { report } from './schema/report.ts';

/** Clusters are counted on squares of 2 ** 6 = 64 screen pixels. */
const GRID_BITS = 6;

export type Viewport = { cityId: string; filter: PublicFilter; bounds: MapBounds; zoom: number };

/** One mark per grid square of the viewport, whole squares only, so that a cluster keeps its number while the map is moved. */
export function readMarks({ db }: Database, { cityId, filter, bounds, zoom }: Viewport): MapMark[] {
  const shift = gridShift(zoom, GRID_BITS);
  const northWest = toMapPixel({ lat: bounds.north, lon: bounds.west });
  const southEast = toMapPixel({ lat: bounds.south, lon: bounds.east });
  const whole = (from: number, to: number) => ({ from: (from >> shift) << shift, to: (((to >> shift) + 1) << shift) - 1 });
  const x = whole(northWest.x, southEast.x);
  const y = whole(northWest.y, southEast.y);
  return db
    .select(markColumns)
    .from(report)
    .where(and(listedRows(cityId, filter), between(report.mapX, x.from, x.to), between(report.mapY, y.from, y.to)))
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
