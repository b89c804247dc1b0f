import type { BaseMapData } from '#lib/domain/geo/basemap-data.ts';
import { unpackMarks, type MapMark, type PackedMarks } from '#lib/domain/report/map-mark.ts';
import type { Bounds } from '#lib/domain/geo/bounds.ts';

/** The city's geometry for drawing, once per page; `version` is the city's version, so that it is cached for good. */
export async function fetchBaseMap(cityId: string, version: string): Promise<BaseMapData> {
  const response = await fetch(`/${cityId}/karte/grund.json?v=${version}`);
  if (!response.ok) throw new Error(`base map ${response.status}`);
  return (await response.json()) as BaseMapData;
}

export type MarkQuery = { cityId: string; bounds: Bounds; zoom: number; /** Filters as they stand in the URL. */ filters: string; signal: AbortSignal };

/** Marks and clusters of one view; null when the map is hidden and shows no area, a newer request took over or the server was not reached. */
export async function fetchMarks({ cityId, bounds, zoom, filters, signal }: MarkQuery): Promise<MapMark[] | null> {
  if (bounds.north <= bounds.south || bounds.east <= bounds.west) return null;
  const query = new URLSearchParams(filters);
  query.set('rahmen', [bounds.south, bounds.west, bounds.north, bounds.east].map((degrees) => degrees.toFixed(5)).join(','));
  query.set('zoom', String(Math.round(zoom)));
  try {
    const response = await fetch(`/${cityId}/karte/marken.json?${query}`, { signal });
    return response.ok ? unpackMarks((await response.json()) as PackedMarks) : null;
  } catch {
    // Aborted or offline: the marks that are shown stay.
    return null;
  }
}
