import { error } from '@sveltejs/kit';
import { baseMapData, baseMapVersion } from '#lib/server/http/base-map.ts';
import { revalidatedJson } from '#lib/server/http/revalidated.ts';
import type { RequestHandler } from './$types';

/** What the base map draws, once per city version; the version in the address lets the browser keep it for good. */
export const GET: RequestHandler = ({ locals, params, url, request }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const response = revalidatedJson(baseMapData(city), request.headers.get('if-none-match'));
  if (url.searchParams.get('v') === baseMapVersion(city)) response.headers.set('cache-control', 'public, max-age=31536000, immutable');
  return response;
};
