import type { City } from '#lib/domain/city/city.ts';
import { linkedPlace } from '#lib/domain/city/linked-place.ts';
import { placeAt } from '#lib/domain/city/place.ts';
import { objectWords } from '#lib/i18n/object-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { placeWords } from '#lib/report-ui/words.ts';

/** A place that the link of a QR code brought along, in words; `point` null when the city does not know it, null when there is none. */
export function presetPlace(city: City, query: URLSearchParams) {
  const [object, point] = [query.get('objekt'), query.get('ort')];
  if (object === null && point === null) return null;
  const linked = linkedPlace({ object, point }, city);
  if (!linked) return { point: null, line: '' };
  const place = placeWords(placeAt(linked, city, null), city);
  const line = linked.object ? m.place_object({ object: objectWords(linked.object), place }) : place;
  return { point: { lat: linked.lat, lon: linked.lon }, line };
}
