import { error } from '@sveltejs/kit';
import { cityWord } from '#lib/i18n/city-word.ts';
import type { PageServerLoad } from './$types';
import { placePage, robotsHeader } from '../../bezirk/place-page.ts';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  const quarter = city?.quarters.find(({ id }) => id === params.id);
  const district = city?.districts.find(({ id }) => id === quarter?.districtId);
  if (!city || !quarter || !district) error(404, 'place-unknown');
  const place = await placePage(app, city, { district, quarter });
  const numbers = (await app.numbers.ofQuarters(city.id, district.id)).get(quarter.id);
  if (!numbers) error(500);
  setHeaders(robotsHeader(place));
  return {
    place,
    results: { places: numbers.places, results: numbers.results, notFoundAfter: numbers.notFoundAfter },
    /** False where only hidden numbers and zeros would stand in the table. */
    isTold: numbers.results.some(({ places }) => places !== null && places > 0),
    times: [numbers.all, ...numbers.categories],
    categories: city.categories.map(({ code, label, icon }) => ({ code, word: cityWord(label), icon }))
  };
};
