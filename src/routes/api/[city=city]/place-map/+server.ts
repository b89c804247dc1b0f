import { json } from '@sveltejs/kit';
import { miniMapOf } from '#lib/server/http/base-map.ts';
import { cityApi } from '#lib/server/http/city-api.ts';
import { pointOf, unreadablePoint } from '#lib/server/http/point-query.ts';
import type { RequestHandler } from './$types';

/** As wide as on a small phone, and 500 m of ground. */
const SIZE = { width: 330, height: 150, metersPerPixel: 1.5 };

/** The drawn ground around a point, as data for `MiniMap`: what a person checks the place with before going on. */
export const GET: RequestHandler = cityApi('lookUp', ({ url }, city) => {
  const point = pointOf(url);
  if (!point) return unreadablePoint();
  return json({ map: miniMapOf(city, point, SIZE), metersPerPixel: SIZE.metersPerPixel }, { headers: { 'cache-control': 'no-store' } });
});
