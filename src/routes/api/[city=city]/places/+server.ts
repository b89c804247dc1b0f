import { json } from '@sveltejs/kit';
import { searchPlaces } from '#lib/domain/city/search.ts';
import { placeMeant } from '#lib/domain/city/typed-location.ts';
import { cityApi } from '#lib/server/http/city-api.ts';
import { inWords } from '#lib/server/http/place-words.ts';
import type { RequestHandler } from './$types';

/**
 * Addresses, streets, named places, quarters and districts of the city's own index, at most eight. With `ganz` it was typed in
 * full: the one place that it can mean, or none.
 */
export const GET: RequestHandler = cityApi('lookUp', ({ url }, city) => {
  const typed = url.searchParams.get('q') ?? '';
  const places = url.searchParams.has('ganz') ? [placeMeant(typed, city) ?? []].flat() : searchPlaces(typed, city);
  return json({ places: places.map(inWords) }, { headers: { 'cache-control': 'no-store' } });
});
