import { error } from '@sveltejs/kit';
import { packMarks } from '#lib/domain/report/map-mark.ts';
import { revalidatedJson } from '#lib/server/http/revalidated.ts';
import { readBounds, readFilter, toQuery, readZoom, zoomWithin } from '../map-filter.ts';
import { marksOf } from '../marks.ts';
import type { RequestHandler } from './$types';

/** Marks and clusters of one view, as compact arrays; asked for again each time, so that hiding works at once. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const bounds = readBounds(url.searchParams);
  const zoom = readZoom(url.searchParams.get('zoom'));
  if (!bounds || zoom === null) error(400, 'map-view');
  const filter = { ...toQuery(readFilter(url.searchParams, city), locals.app.now()), bounds: null };
  const shown = zoomWithin(bounds, zoom);
  const marks = await marksOf(locals.app, city.id, { filter, bounds, zoom: shown });
  return revalidatedJson(packMarks(marks, shown), request.headers.get('if-none-match'));
};
