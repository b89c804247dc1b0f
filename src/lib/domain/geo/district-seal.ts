import type { District } from '../city/city.ts';
import { boundsOf } from './bounds.ts';
import { centroidOf, pathOf, tenth } from './basemap-paths.ts';
import { projectorOf, viewOfBounds } from './basemap-view.ts';

/** A city's districts as a small square drawing: one path per district, and its middle where the light sits. */
export type DistrictSeal = { size: number; districts: { id: string; d: string; light: { x: number; y: number } }[] };

const SIZE_PX = 44;
const PADDING_PX = 1.5;

/** Stands for a team where no photo of a person exists; each city gets its own from its borders. */
export function districtSeal(districts: readonly Pick<District, 'id' | 'area'>[]): DistrictSeal {
  const project = projectorOf(viewOfBounds(boundsOf(districts.flatMap(({ area }) => area)), { width: SIZE_PX, height: SIZE_PX, paddingPx: PADDING_PX }));
  return {
    size: SIZE_PX,
    districts: districts.map(({ id, area }) => {
      const rings = area.flat(1).map((ring) => ring.map(([lon, lat]) => project(lat, lon)));
      const [x, y] = centroidOf(rings[0] ?? []);
      return { id, d: rings.map((ring) => pathOf(ring, true)).join(''), light: { x: tenth(x), y: tenth(y) } };
    })
  };
}
