import { json } from '@sveltejs/kit';
import { isWithin } from '#lib/domain/geo/bounds.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { objectWords } from '#lib/i18n/object-words.ts';
import { cityApi } from '#lib/server/http/city-api.ts';
import type { RequestHandler } from './$types';

const UNREADABLE = 400;
/** More could not be told apart on a screen. */
const MOST_OBJECTS = 200;

/** Known objects that a category is about, within `rahmen` (south, west, north, east in degrees), at most 200. */
export const GET: RequestHandler = cityApi('lookUp', ({ url }, city) => {
  const [south = NaN, west = NaN, north = NaN, east = NaN] = (url.searchParams.get('rahmen') ?? '').split(',').map(Number);
  if (!(south < north && west < east)) return json({ message: m.problem_body() }, { status: UNREADABLE });
  const kinds = city.categories.find(({ code }) => code === url.searchParams.get('kategorie'))?.objects ?? [];
  const found = city.objects.filter((object) => kinds.includes(object.kind) && isWithin(object, { south, west, north, east }));
  const objects = found.slice(0, MOST_OBJECTS).map((object) => ({ name: objectWords(object), lat: object.lat, lon: object.lon }));
  return json({ objects }, { headers: { 'cache-control': 'no-cache' } });
});
