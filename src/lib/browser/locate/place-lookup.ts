import type { BaseMap } from '#lib/domain/geo/basemap.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { inPageLanguage } from '../page-language.ts';

export type PlaceAnswer = { inside: boolean; line: string; detail: string; neighbour: { name: string; url: string | null } | null };
export type PlaceMap = { map: BaseMap; metersPerPixel: number };
/** `unknownNumber` is a house number that the index does not know; the point is then that of the street. */
export type PlaceHit = LatLon & { label: string; detail: string | null; precise: boolean; unknownNumber: string | null };

/** The address as it was typed, where its house number is all that is known of it. */
export function typedAddressOf({ label, unknownNumber }: PlaceHit): string | null {
  return unknownNumber === null ? null : `${label} ${unknownNumber}`;
}

/** The words for a point, from the city's own index; null when the server was not reached. */
export async function placeAt(cityId: string, at: LatLon, accuracyMeters: number | null = null): Promise<PlaceAnswer | null> {
  const accuracy = accuracyMeters === null ? '' : `&genau=${Math.round(accuracyMeters)}`;
  return await getJson<PlaceAnswer>(inPageLanguage(`/api/${cityId}/place?lat=${at.lat.toFixed(6)}&lon=${at.lon.toFixed(6)}${accuracy}`));
}

/** The drawn ground around a point; null when the server was not reached. */
export async function placeMapAt(cityId: string, at: LatLon): Promise<PlaceMap | null> {
  return await getJson<PlaceMap>(`/api/${cityId}/place-map?lat=${at.lat.toFixed(6)}&lon=${at.lon.toFixed(6)}`);
}

/** Addresses, streets and places that match; null when the server was not reached. */
export async function searchPlaces(cityId: string, query: string, more = ''): Promise<PlaceHit[] | null> {
  return (await getJson<{ places: PlaceHit[] }>(inPageLanguage(`/api/${cityId}/places?q=${encodeURIComponent(query)}${more}`)))?.places ?? null;
}

/** The one place that an address typed in full can mean; null when there is none, several, or no line. */
export async function placeMeant(cityId: string, typed: string): Promise<PlaceHit | null> {
  return (await searchPlaces(cityId, typed, '&ganz'))?.[0] ?? null;
}

async function getJson<T>(url: string): Promise<T | null> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    // Offline: the caller says so and leaves every other way open.
    return null;
  }
}
