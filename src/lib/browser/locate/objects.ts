import type { Bounds } from '#lib/domain/geo/bounds.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';

export type ObjectMark = LatLon & { name: string };

/** Known objects of a category in a part of the map; empty when the server was not reached: they only help. */
export async function fetchObjects({ cityId, category }: { cityId: string; category: string }, { south, west, north, east }: Bounds): Promise<ObjectMark[]> {
  const frame = [south, west, north, east].map((degrees) => degrees.toFixed(5)).join(',');
  try {
    const response = await fetch(`/api/${cityId}/objects?kategorie=${category}&rahmen=${frame}`);
    return response.ok ? ((await response.json()) as { objects: ObjectMark[] }).objects : [];
  } catch {
    return [];
  }
}
