import { error } from '@sveltejs/kit';
import { boundsOf } from '#lib/domain/geo/bounds.ts';
import type { RequestHandler } from './$types';

const DAY_SECONDS = 86_400;

/** A tile of the configured source through our own server; without a source there is none. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  const { tiles } = locals.app;
  if (!city || !tiles) error(404, 'no-tiles');
  const bytes = await tiles.tile({ z: Number(params.z), x: Number(params.x), y: Number(params.y) }, boundsOf(city.boundary));
  if (!bytes) error(404, 'no-tile');
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/png', 'cache-control': `public, max-age=${7 * DAY_SECONDS}` } });
};
