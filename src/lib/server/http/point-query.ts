import { json } from '@sveltejs/kit';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const UNREADABLE = 400;

/** The point of `?lat=…&lon=…` in degrees; null for anything but two numbers on the globe. */
export function pointOf(url: URL): LatLon | null {
  const lat = degrees(url, 'lat', 90);
  const lon = degrees(url, 'lon', 180);
  return Number.isNaN(lat) || Number.isNaN(lon) ? null : { lat, lon };
}

/** The answer to an address without a readable point. */
export const unreadablePoint = () => json({ message: m.problem_body() }, { status: UNREADABLE });

/** NaN for anything but a number within ±limit. */
function degrees(url: URL, name: string, limit: number): number {
  const value = Number(url.searchParams.get(name) || Number.NaN);
  return Math.abs(value) <= limit ? value : Number.NaN;
}
