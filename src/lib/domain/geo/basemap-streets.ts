import type { Address } from '../city/city.ts';
import { metersBetween } from './distance.ts';
import type { LatLon } from './point.ts';

export type FittedStreet = { name: string; points: LatLon[] };

/** Known addresses nearer than this are one point of the course. */
const SAME_SPOT_METERS = 45;
/** Between two known addresses farther apart nothing is claimed. */
const WIDEST_GAP_METERS = 420;
const SHORTEST_STREET_METERS = 60;
/** A course longer than this times its beeline bends too much to be trusted. */
const LARGEST_DETOUR = 1.35;

/**
 * Approximate courses of streets: through their known addresses in the order of house numbers. There is no street
 * geometry in the city's open data, so that these are drawn as approximate and never used to decide anything.
 */
export function fitStreets(addresses: readonly Address[]): FittedStreet[] {
  const streets: FittedStreet[] = [];
  for (const [name, rows] of Map.groupBy(addresses, ({ street }) => street)) {
    const known = rows.filter(({ houseNumber }) => numberOf(houseNumber) > 0).sort((a, b) => numberOf(a.houseNumber) - numberOf(b.houseNumber));
    for (const points of splitAtGaps(joinNear(known))) if (isTrusted(points)) streets.push({ name, points });
  }
  return streets;
}

function numberOf(houseNumber: string): number {
  return Number.parseInt(houseNumber, 10) || 0;
}

function joinNear(points: readonly LatLon[]): LatLon[] {
  const joined: LatLon[] = [];
  for (const { lat, lon } of points) {
    const last = joined.at(-1);
    if (last && metersBetween(last, { lat, lon }) < SAME_SPOT_METERS) joined[joined.length - 1] = { lat: (last.lat + lat) / 2, lon: (last.lon + lon) / 2 };
    else joined.push({ lat, lon });
  }
  return joined;
}

function splitAtGaps(points: readonly LatLon[]): LatLon[][] {
  const parts: LatLon[][] = [];
  for (const point of points) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (part && last && metersBetween(last, point) <= WIDEST_GAP_METERS) part.push(point);
    else parts.push([point]);
  }
  return parts;
}

function isTrusted(points: readonly LatLon[]): boolean {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return false;
  const beeline = metersBetween(first, last);
  const course = points.slice(1).reduce((sum, point, i) => sum + metersBetween(points[i] ?? point, point), 0);
  return beeline > SHORTEST_STREET_METERS && course < beeline * LARGEST_DETOUR;
}
