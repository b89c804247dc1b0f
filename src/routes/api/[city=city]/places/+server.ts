import { json } from '@sveltejs/kit';
import { searchPlaces } from '#lib/domain/city/search.ts';
import { cityApi } from '#lib/server/http/city-api.ts';
import type { RequestHandler } from './$types';

/** Addresses, streets and named places of the city's own index, at most eight. */
export const GET: RequestHandler = cityApi('lookUp', ({ url }, city) =>
  json({ places: searchPlaces(url.searchParams.get('q') ?? '', city) }, { headers: { 'cache-control': 'no-store' } })
);
