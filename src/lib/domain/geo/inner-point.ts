import type { Area, Ring } from './area.ts';
import { boundsOf } from './bounds.ts';
import type { LatLon } from './point.ts';

/**
 * A point well inside an area, near its middle: halfway along the longest stretch that the line of latitude through
 * the middle of the largest part runs inside the area. Null when nothing lies there.
 */
export function pointInside(area: Area): LatLon | null {
  const [largest] = area.toSorted((a, b) => boxOf(b) - boxOf(a));
  if (!largest) return null;
  const { south, north } = boundsOf([largest]);
  const lat = (south + north) / 2;
  const crossings = largest.flatMap((ring) => crossingsOf(ring, lat)).toSorted((a, b) => a - b);
  let widest: { from: number; to: number } | null = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from = 0, to = 0] = crossings.slice(i, i + 2);
    if (!widest || to - from > widest.to - widest.from) widest = { from, to };
  }
  return widest && { lat, lon: (widest.from + widest.to) / 2 };
}

function boxOf(polygon: Ring[]): number {
  const { south, west, north, east } = boundsOf([polygon]);
  return (north - south) * (east - west);
}

/** Longitudes where a ring crosses a latitude; a corner on the line counts as just above it. */
function crossingsOf(ring: Ring, lat: number): number[] {
  return ring.slice(1).flatMap(([lon, y], i) => {
    const [lonBefore, yBefore] = ring[i] ?? [lon, y];
    if (y < lat === yBefore < lat) return [];
    return [lonBefore + ((lat - yBefore) / (y - yBefore)) * (lon - lonBefore)];
  });
}
