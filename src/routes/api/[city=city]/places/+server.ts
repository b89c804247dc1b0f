import { json } from '@sveltejs/kit';
import { searchPlaces } from '#lib/domain/city/search.ts';
import { cityApi } from '#lib/server/http/city-api.ts';
import { inWords } from '#lib/server/http/place-words.ts';
import type { RequestHandler } from './$types';

/** Addresses, streets, named places, quarters and districts of the city's own index, at most eight. */
export const GET: RequestHandler = cityApi('lookUp', ({ url }, city) =>
  json({ places: searchPlaces(url.searchParams.get('q') ?? '', city).map(inWords) }, { headers: { 'cache-control': 'no-store' } })
);
