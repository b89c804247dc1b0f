import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { placePage, robotsHeader } from '../place-page.ts';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  const district = city?.districts.find(({ id }) => id === params.id);
  if (!city || !district) error(404, 'place-unknown');
  const place = await placePage(app, city, { district, quarter: null });
  const { areas } = await app.numbers.ofCity(city.id);
  const shown = areas.find(({ area }) => area === district.id);
  if (!shown) error(500);
  setHeaders(robotsHeader(place));
  return { place, shown, quarters: city.quarters.filter(({ districtId }) => districtId === district.id).map(({ id, name }) => ({ id, word: name })) };
};
