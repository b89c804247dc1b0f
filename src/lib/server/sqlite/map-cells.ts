import type { Outcome, ReportState } from '#lib/domain/report/report.ts';
import { gridShift } from './map-pixel.ts';

/** Clusters are counted on squares of 2 ** 6 = 64 screen pixels. */
export const GRID_BITS = 6;
/** Zooms that are counted in advance: closer ones hold so few reports that counting them costs less than keeping them. */
export const KEPT_ZOOMS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18] as const;

/** A listed report as the map knows it. */
export type MapFacts = {
  mapX: number;
  mapY: number;
  reference: string;
  category: string;
  state: ReportState;
  outcome: Outcome | null;
};

/** What is asked of the map in advance: a category or all, open or closed or both. */
export type Slice = { category: string | null; openness: 'open' | 'closed' | null };

/** Key of a slice in the table. */
export function sliceKey({ category, openness }: Slice): string {
  return [category, openness].filter((part) => part !== null).join('/');
}

/** The slices that a report is in. */
export function slicesOf({ category, state }: Pick<MapFacts, 'category' | 'state'>): string[] {
  const openness = state === 'closed' ? 'closed' : 'open';
  return [
    { category: null, openness: null },
    { category: null, openness },
    { category, openness: null },
    { category, openness }
  ].map((slice) => sliceKey(slice as Slice));
}

/** A row of the table by its key, and by how much a change moves its numbers. `alone` is the report if the change only adds that one. */
export type CellDelta = {
  slice: string;
  zoom: number;
  x: number;
  y: number;
  n: number;
  sumX: number;
  sumY: number;
  open: number;
  fixed: number;
  /** How many reports are added; taken together with `n` it says whether any was taken away. */
  added: number;
  alone: MapFacts | null;
};

/** Changes of the table, collected so that each of its rows is written once. */
export type CellDeltas = Map<string, CellDelta>;

/** Adds a report to all its squares, or takes it away with a `sign` of -1. */
export function collectCells(deltas: CellDeltas, facts: MapFacts, sign: 1 | -1): void {
  const { mapX, mapY, state, outcome } = facts;
  for (const zoom of KEPT_ZOOMS) {
    const shift = gridShift(zoom, GRID_BITS);
    const [x, y] = [mapX >> shift, mapY >> shift];
    for (const slice of slicesOf(facts)) {
      const key = `${slice} ${zoom} ${x} ${y}`;
      const known = deltas.get(key) ?? { slice, zoom, x, y, n: 0, sumX: 0, sumY: 0, open: 0, fixed: 0, added: 0, alone: null };
      known.n += sign;
      known.sumX += sign * mapX;
      known.sumY += sign * mapY;
      known.open += state === 'closed' ? 0 : sign;
      known.fixed += outcome === 'fixed' ? sign : 0;
      if (sign === 1) known.added += 1;
      known.alone = sign === 1 && known.added === 1 ? facts : null;
      deltas.set(key, known);
    }
  }
}
