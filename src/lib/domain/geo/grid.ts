import { isWithin, type Bounds } from './bounds.ts';
import type { LatLon } from './point.ts';

/** Finds what may lie at a point, in the order in which it was given, without looking at everything. */
export type Grid<Item> = { at(point: LatLon): Item[] };

/** Side of a square in degrees: about 560 m from south to north, 350 m from west to east in Bochum. */
const CELL_DEGREES = 0.005;
/** More columns than any city has; keeps the numbers of two squares apart. */
const COLUMNS = 100_000;

/** Sorts things into squares by their bounds, so that a look-up touches only those near its point. */
export function createGrid<Item>(items: readonly Item[], boundsOf: (item: Item) => Bounds): Grid<Item> {
  const cells = new Map<number, { item: Item; bounds: Bounds }[]>();
  for (const item of items) {
    const bounds = boundsOf(item);
    for (let y = indexOf(bounds.south); y <= indexOf(bounds.north); y++) {
      for (let x = indexOf(bounds.west); x <= indexOf(bounds.east); x++) {
        const cell = cells.get(y * COLUMNS + x);
        if (cell) cell.push({ item, bounds });
        else cells.set(y * COLUMNS + x, [{ item, bounds }]);
      }
    }
  }
  return {
    at: (point) => {
      const cell = cells.get(indexOf(point.lat) * COLUMNS + indexOf(point.lon)) ?? [];
      return cell.filter(({ bounds }) => isWithin(point, bounds)).map(({ item }) => item);
    }
  };
}

function indexOf(degrees: number): number {
  return Math.floor(degrees / CELL_DEGREES);
}
