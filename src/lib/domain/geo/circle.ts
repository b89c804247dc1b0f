import type { Bounds } from './bounds.ts';
import { metersBetween, offsetMeters } from './distance.ts';
import type { LatLon } from './point.ts';

/** Everything within so many metres of a point. */
export type Circle = { center: LatLon; radiusMeters: number };

/** Wider than that is a district, which has a filter of its own. */
const MAX_RADIUS_METERS = 5000;

/** "51.4818,7.2162,500" as it stands in an address: latitude, longitude, metres; null for anything else. */
export function readCircle(word: string | null): Circle | null {
  const parts = (word ?? '').split(',');
  const [lat = NaN, lon = NaN, radiusMeters = NaN] = parts.map((part) => (part.trim() === '' ? NaN : Number(part)));
  const isCircle = parts.length === 3 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && radiusMeters > 0 && radiusMeters <= MAX_RADIUS_METERS;
  return isCircle ? { center: { lat, lon }, radiusMeters } : null;
}

/** How a circle stands in an address; five digits are a metre. */
export function circleWord({ center, radiusMeters }: Circle): string {
  return `${center.lat.toFixed(5)},${center.lon.toFixed(5)},${radiusMeters}`;
}

/** Whether something lies within it; what has no point never does. */
export function isInCircle(point: LatLon | null, { center, radiusMeters }: Circle): boolean {
  return point !== null && metersBetween(center, point) <= radiusMeters;
}

/** The smallest upright rectangle around a circle. */
export function boundsOfCircle({ center, radiusMeters }: Circle): Bounds {
  const northEast = offsetMeters(center, radiusMeters, radiusMeters);
  const southWest = offsetMeters(center, -radiusMeters, -radiusMeters);
  return { south: southWest.lat, west: southWest.lon, north: northEast.lat, east: northEast.lon };
}
