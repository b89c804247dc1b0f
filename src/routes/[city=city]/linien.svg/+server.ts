import { error } from '@sveltejs/kit';
import { borderLines } from '#lib/domain/geo/border-lines.ts';
import type { RequestHandler } from './$types';

const WIDTH = 1200;

/** The quarter borders as ornament of the start page; white, because it always lies on the brand colour. */
export const GET: RequestHandler = ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const { height, quarters, districts } = borderLines(city, WIDTH);
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" fill="none" stroke="#fff" stroke-linejoin="round"><path d="${quarters}" stroke-width="1.4" stroke-opacity=".16" stroke-dasharray="3 4"/><path d="${districts}" stroke-width="2.2" stroke-opacity=".24"/></svg>`;
  return new Response(body, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } });
};
