import { error } from '@sveltejs/kit';
import { cityWord } from '#lib/i18n/city-word.ts';
import type { PageServerLoad } from './$types';
import { measureActions } from './measure-actions.ts';
import { spotMapOf } from './spot-map.ts';
import { spotView } from './spot-view.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { staff, app } = locals;
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city) error(403, 'not-allowed');
  const file = await app.spots.open(staff, Number(params.id));
  if (!file) error(404, 'spot-unknown');
  const now = app.now();
  const words = (list: typeof city.organisations | typeof city.teams) => list.map(({ code, label }) => ({ code, word: cityWord(label) }));
  return {
    view: spotView(file, city, now),
    map: spotMapOf(file, city),
    today: new Intl.DateTimeFormat('sv-SE', { timeZone: city.timeZone }).format(now),
    teams: words(city.teams),
    organisations: words(city.organisations)
  };
};

export const actions = measureActions;
