import type { LatLon } from './point.ts';

/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS_METERS = 6_371_008.8;
const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Distance of two points in metres on an equirectangular plane through their middle latitude: exact to a few
 * centimetres over the width of a city, which is all that triage and place words need.
 */
export function metersBetween(a: LatLon, b: LatLon): number {
  const middle = ((a.lat + b.lat) / 2) * RADIANS_PER_DEGREE;
  const east = (b.lon - a.lon) * RADIANS_PER_DEGREE * Math.cos(middle);
  const north = (b.lat - a.lat) * RADIANS_PER_DEGREE;
  // `Math.hypot` guards against overflow, which costs ten times as much and cannot happen here.
  return Math.sqrt(east * east + north * north) * EARTH_RADIUS_METERS;
}

/** The point that lies `eastMeters` east and `northMeters` north of another; negative values go west and south. */
export function offsetMeters(from: LatLon, eastMeters: number, northMeters: number): LatLon {
  const lat = from.lat + northMeters / EARTH_RADIUS_METERS / RADIANS_PER_DEGREE;
  const middle = ((from.lat + lat) / 2) * RADIANS_PER_DEGREE;
  const lon = from.lon + eastMeters / (EARTH_RADIUS_METERS * Math.cos(middle)) / RADIANS_PER_DEGREE;
  return { lat, lon };
}
