import { json } from '@sveltejs/kit';
import { objectAt } from '#lib/domain/city/known-object.ts';
import { locate } from '#lib/domain/city/locate.ts';
import { placeAt } from '#lib/domain/city/place.ts';
import { objectWords } from '#lib/i18n/object-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { placeWords } from '#lib/report-ui/words.ts';
import { cityApi } from '#lib/server/http/city-api.ts';
import { pointOf, unreadablePoint } from '#lib/server/http/point-query.ts';
import type { RequestHandler } from './$types';

const NEVER_KEPT = { headers: { 'cache-control': 'no-store' } };

/** The words for a point with the known object that stands there, as precise as the city's index honestly allows, or the neighbour it lies in. */
export const GET: RequestHandler = cityApi('lookUp', ({ url }, city) => {
  const point = pointOf(url);
  if (!point) return unreadablePoint();
  const located = locate(point, city);
  if (!located.inside)
    return json(
      { inside: false, line: '', detail: '', neighbour: located.neighbour && { name: located.neighbour.name, url: located.neighbour.url } },
      NEVER_KEPT
    );
  const detail = city.districts.find(({ id }) => id === located.districtId)?.fullName ?? '';
  const accuracy = accuracyOf(url);
  const place = placeWords(placeAt(point, city, accuracy), city);
  const object = accuracy === null ? objectAt(point, city) : null;
  const line = object ? m.place_object({ object: objectWords(object), place }) : place;
  return json({ inside: true, line, detail, neighbour: null }, NEVER_KEPT);
});

/** How far the point may be off, in metres; null when nothing is said. */
function accuracyOf(url: URL): number | null {
  const meters = Number(url.searchParams.get('genau') || Number.NaN);
  return meters >= 0 ? meters : null;
}
