import { error } from '@sveltejs/kit';
import { manifestOf } from '#lib/shell/manifest.ts';
import type { RequestHandler } from './$types';

const HEADERS = { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' };

/** What a phone needs to install the city's page. */
export const GET: RequestHandler = ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  return new Response(JSON.stringify(manifestOf(city)), { headers: HEADERS });
};
