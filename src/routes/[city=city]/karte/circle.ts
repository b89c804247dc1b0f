import type { Bounds } from '#lib/domain/geo/bounds.ts';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';

/** Everything within so many metres of a point. */
export type Circle = { center: LatLon; radiusMeters: number };

/** Wider than that is a district, which has a filter of its own. */
const MAX_RADIUS_METERS = 5000;

/** "51.4818,7.2162,500" of the address: latitude, longitude, metres; null for anything else. */
export function readCircle(query: URLSearchParams): Circle | null {
  const parts = (query.get('umkreis') ?? '').split(',');
  const [lat = NaN, lon = NaN, radiusMeters = NaN] = parts.map((part) => (part.trim() === '' ? NaN : Number(part)));
  const isCircle = parts.length === 3 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && radiusMeters > 0 && radiusMeters <= MAX_RADIUS_METERS;
  return isCircle ? { center: { lat, lon }, radiusMeters } : null;
}

/** The smallest upright rectangle around a circle. */
export function boundsOfCircle({ center, radiusMeters }: Circle): Bounds {
  const northEast = offsetMeters(center, radiusMeters, radiusMeters);
  const southWest = offsetMeters(center, -radiusMeters, -radiusMeters);
  return { south: southWest.lat, west: southWest.lon, north: northEast.lat, east: northEast.lon };
}
