import { boundsOf, isWithin, type Bounds } from '../geo/bounds.ts';
import { containment } from '../geo/contains.ts';
import { metersBetween } from '../geo/distance.ts';
import type { Area } from '../geo/area.ts';
import type { LatLon } from '../geo/point.ts';
import type { City, Neighbour } from './city.ts';

type CityAreas = Pick<City, 'districts' | 'quarters' | 'neighbours'>;

export type Located =
  /** `borderDistrictIds`: the other districts when the point lies exactly on their common border, else empty. */
  { inside: true; districtId: string; quarterId: string | null; borderDistrictIds: string[] } | { inside: false; neighbour: Neighbour | null };

/** Further away than this, no neighbour is named: the rough points say nothing there. */
const NEIGHBOUR_WITHIN_METERS = 12_000;

/**
 * District and quarter of a point, or the neighbouring city it probably lies in. On a border the district with the
 * smallest id wins, always (architecture, "The heart"); the quarter is one of that district.
 */
export function locate(point: LatLon, city: CityAreas): Located {
  const index = indexOf(city);
  const [own, ...others] = index.districts.filter((district) => holds(district, point));
  if (!own) return { inside: false, neighbour: nearestNeighbour(point, city.neighbours) };
  const quarter = index.quarters.find((candidate) => candidate.districtId === own.id && holds(candidate, point));
  return { inside: true, districtId: own.id, quarterId: quarter?.id ?? null, borderDistrictIds: others.map(({ id }) => id) };
}

type Bounded = { id: string; area: Area; bounds: Bounds };
type AreaIndex = { districts: Bounded[]; quarters: (Bounded & { districtId: string })[] };

const indexes = new WeakMap<CityAreas, AreaIndex>();

function indexOf(city: CityAreas): AreaIndex {
  const known = indexes.get(city);
  if (known) return known;
  const index: AreaIndex = {
    districts: city.districts.map(({ id, area }) => ({ id, area, bounds: boundsOf(area) })).toSorted(byId),
    quarters: city.quarters.map(({ id, districtId, area }) => ({ id, districtId, area, bounds: boundsOf(area) })).toSorted(byId)
  };
  indexes.set(city, index);
  return index;
}

function byId(a: Bounded, b: Bounded): number {
  return a.id < b.id ? -1 : 1;
}

function holds({ area, bounds }: Bounded, point: LatLon): boolean {
  return isWithin(point, bounds) && containment(point, area) !== 'outside';
}

function nearestNeighbour(point: LatLon, neighbours: readonly Neighbour[]): Neighbour | null {
  let nearest: Neighbour | null = null;
  let nearestMeters = NEIGHBOUR_WITHIN_METERS;
  for (const neighbour of neighbours) {
    for (const known of [neighbour, ...(neighbour.points ?? [])]) {
      const meters = metersBetween(point, known);
      if (meters < nearestMeters) [nearest, nearestMeters] = [neighbour, meters];
    }
  }
  return nearest;
}
