import pointInPolygon from 'point-in-polygon-hao';
import type { Area } from './area.ts';
import type { LatLon } from './point.ts';

/**
 * Whether a point lies inside an area, outside, or exactly on its border. Decided with exact arithmetic, so that two
 * areas that share a border always agree about it.
 */
export function containment(point: LatLon, area: Area): 'inside' | 'border' | 'outside' {
  let onBorder = false;
  for (const polygon of area) {
    const answer = pointInPolygon([point.lon, point.lat], polygon);
    if (answer === true) return 'inside';
    if (answer === 0) onBorder = true;
  }
  return onBorder ? 'border' : 'outside';
}
