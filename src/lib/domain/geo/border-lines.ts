import type { City } from '../city/city.ts';
import type { Area, Ring } from './area.ts';

/** Pixels below which a point of a line is left out. */
const TOLERANCE_PX = 1.2;

/**
 * Borders of quarters and districts as two SVG paths in a box `width` pixels wide, north up. A drawing, not a map: it is
 * equirectangular at the city's latitude.
 */
export function borderLines(city: Pick<City, 'boundary' | 'districts' | 'quarters'>, width: number): { height: number; quarters: string; districts: string } {
  const points = city.boundary.flat(2);
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const west = Math.min(...lons);
  const north = Math.max(...lats);
  const south = Math.min(...lats);
  const squeeze = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const scale = width / ((Math.max(...lons) - west) * squeeze);
  const project = ([lon, lat]: [number, number]): [number, number] => [(lon - west) * squeeze * scale, (north - lat) * scale];
  const draw = (areas: readonly Area[]) =>
    areas
      .flatMap((area) => area.flat(1))
      .map((ring) => path(ring.map(project)))
      .join('');
  return {
    height: Math.ceil((north - south) * scale),
    quarters: draw(city.quarters.map(({ area }) => area)),
    districts: draw(city.districts.map(({ area }) => area))
  };
}

function path(ring: Ring): string {
  let last: [number, number] | null = null;
  let out = '';
  for (const point of ring) {
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < TOLERANCE_PX) continue;
    out += `${last ? 'L' : 'M'}${point[0].toFixed(0)} ${point[1].toFixed(0)}`;
    last = point;
  }
  return `${out}Z`;
}
