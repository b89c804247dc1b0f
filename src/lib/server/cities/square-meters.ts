import type { Area, Ring } from '#lib/domain/geo/area.ts';

const METERS_PER_DEGREE = 111_195.08;

/** Area of a ring in square metres, positive when it runs counter-clockwise. */
export function signedSquareMeters(ring: Ring): number {
  const [origin] = ring;
  if (!origin) return 0;
  const shrink = Math.cos((origin[1] * Math.PI) / 180);
  let sum = 0;
  ring.forEach(([lon, lat], i) => {
    const next = ring[(i + 1) % ring.length] ?? origin;
    sum += (lon - origin[0]) * (next[1] - origin[1]) - (next[0] - origin[0]) * (lat - origin[1]);
  });
  return (sum / 2) * METERS_PER_DEGREE ** 2 * shrink;
}

/** Area of polygons in square metres, without their holes. */
export function squareMeters(area: Area): number {
  return area.flatMap((polygon) => polygon.map((ring, r) => (r === 0 ? 1 : -1) * Math.abs(signedSquareMeters(ring)))).reduce((sum, part) => sum + part, 0);
}
