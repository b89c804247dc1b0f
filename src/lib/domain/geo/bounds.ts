import type { Area } from './area.ts';
import type { LatLon } from './point.ts';

/** The smallest upright rectangle around something, in degrees. */
export type Bounds = { south: number; west: number; north: number; east: number };

/** Bounds of an area; an area without a point has bounds that contain nothing. */
export function boundsOf(area: Area): Bounds {
  const bounds = { south: Infinity, west: Infinity, north: -Infinity, east: -Infinity };
  for (const [lon, lat] of area.flat(2)) {
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
  }
  return bounds;
}

export function isWithin(point: LatLon, bounds: Bounds): boolean {
  return point.lat >= bounds.south && point.lat <= bounds.north && point.lon >= bounds.west && point.lon <= bounds.east;
}

/** Whether two rectangles have a point in common. */
export function meet(a: Bounds, b: Bounds): boolean {
  return a.south <= b.north && b.south <= a.north && a.west <= b.east && b.west <= a.east;
}
