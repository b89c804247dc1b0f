import type { Area } from '#lib/domain/geo/area.ts';
import type { Geometry } from './city-schemas.ts';

/** A polygon is a multipolygon of one. */
export function areaOf({ geometry }: { geometry: Geometry }): Area {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
