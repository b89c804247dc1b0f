import { metersBetween } from '../geo/distance.ts';
import type { Bounds } from '../geo/bounds.ts';
import { createGrid, type Grid } from '../geo/grid.ts';
import type { LatLon } from '../geo/point.ts';
import type { City } from './city.ts';

export const OBJECT_KINDS = ['lamp', 'stop', 'container', 'playground'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** A thing of the city's inventory. `id` is what is written on it, or the number in the inventory; unique within its kind. */
export type KnownObject = LatLon & {
  id: string;
  kind: ObjectKind;
  /** Name of its own, as of a playground; null where kind and number say it all, so that every language says it in its words. */
  name: string | null;
  /** Organisation code. */ owner: string;
  quality: 'official' | 'approximate' | 'demo';
};

/** A pin that was set to an object stands exactly there; this much is lost when coordinates are rounded. */
const SNAPPED_WITHIN_METERS = 1;
/** No point within `SNAPPED_WITHIN_METERS` differs by more degrees, anywhere in Germany. */
const MARGIN_DEGREES = 0.00002;

type CityObjects = Pick<City, 'objects'>;

/** The known object that a chosen point stands on, the nearest, then the smallest kind and id; null for none. */
export function objectAt(point: LatLon, city: CityObjects): KnownObject | null {
  const [nearest] = gridOf(city)
    .at(point)
    .map((object) => ({ object, meters: metersBetween(point, object) }))
    .filter(({ meters }) => meters <= SNAPPED_WITHIN_METERS)
    .toSorted((a, b) => a.meters - b.meters);
  return nearest?.object ?? null;
}

const grids = new WeakMap<CityObjects, Grid<KnownObject>>();

function gridOf(city: CityObjects): Grid<KnownObject> {
  const known = grids.get(city);
  if (known) return known;
  const grid = createGrid(
    city.objects.toSorted((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1)),
    around
  );
  grids.set(city, grid);
  return grid;
}

function around({ lat, lon }: LatLon): Bounds {
  return { south: lat - MARGIN_DEGREES, west: lon - MARGIN_DEGREES, north: lat + MARGIN_DEGREES, east: lon + MARGIN_DEGREES };
}
