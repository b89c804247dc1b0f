import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import type { City } from '#lib/domain/city/city.ts';
import { locate } from '#lib/domain/city/locate.ts';
import { boundsOf } from '#lib/domain/geo/bounds.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { measureInTurns } from './measure.ts';
import { LARGE_CITY, pointsOf } from './synthetic.ts';

const POINTS = 5000;

/** District and quarter of a point: the product's own way beside flatbush with point-in-polygon-hao on the same polygons. */
export async function benchRouting(city: City) {
  const next = pointsOf(5, LARGE_CITY);
  const points = Array.from({ length: POINTS }, next).filter((point) => locate(point, city).inside);
  const competitor = flatbushOver(city);
  for (const point of points) {
    const located = locate(point, city);
    const other = competitor(point);
    const isBorder = located.inside && located.borderDistrictIds.length > 0;
    if (!located.inside || (!isBorder && located.districtId !== other.districtId)) throw new Error('flatbush finds something else');
  }
  return measureInTurns(points, { locate: (point) => locate(point, city), flatbush: competitor });
}

function flatbushOver({ districts, quarters }: City): (point: LatLon) => { districtId: string | null; quarterId: string | null } {
  const inDistricts = firstHolding(districts);
  const inQuarters = firstHolding(quarters);
  return (point) => ({ districtId: inDistricts(point), quarterId: inQuarters(point) });
}

function firstHolding(areas: City['districts'] | City['quarters']): (point: LatLon) => string | null {
  const index = new Flatbush(areas.length);
  for (const { area } of areas) {
    const { west, south, east, north } = boundsOf(area);
    index.add(west, south, east, north);
  }
  index.finish();
  return ({ lat, lon }) => {
    const found = index.search(lon, lat, lon, lat, (at) => areas[at]?.area.some((polygon) => pointInPolygon([lon, lat], polygon) !== false) ?? false);
    return areas[found[0] ?? -1]?.id ?? null;
  };
}
