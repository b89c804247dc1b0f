import { error, fail } from '@sveltejs/kit';
import { ALERT_RADII_METERS } from '#lib/domain/alerts/place-alert.ts';
import { readCircle } from '#lib/domain/geo/circle.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { currentLanguage } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { circleWords } from '#lib/report-ui/followed-words.ts';
import { takeTry } from '#lib/server/http/limits.ts';
import type { Actions, PageServerLoad } from './$types';
import { asked, readPlace, sent } from './follow-form.ts';

export const load: PageServerLoad = ({ locals, params, url }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const values = asked(url.searchParams, city);
  const circle = readCircle(values.where);
  return {
    values,
    circle: circle && { circle: values.where, words: circleWords(circle, city) },
    radii: ALERT_RADII_METERS,
    categories: city.categories.filter(({ visibility }) => visibility === 'pin').map(({ code, label }) => ({ code, word: cityWord(label) })),
    districts: city.districts.map(({ id, fullName }) => ({ code: id, word: fullName }))
  };
};

export const actions: Actions = {
  /** Says the same whether or not anybody uses this address here. */
  default: async ({ locals, params, request }) => {
    const city = locals.app.cities.get(params.city);
    if (!city) error(404, 'city-unknown');
    const values = sent(await request.formData(), city);
    if (!takeTry('mailAddress', locals).ok) return fail(429, { values, offers: [], mail: m.problem_too_often() });
    const read = readPlace(values, city);
    if (!read.ok) return fail(422, { values, offers: read.offers, place: read.offers.length > 0 ? m.alert_place_problem() : m.alert_place_unknown() });
    const wish = { cityId: city.id, typed: values.mail, language: currentLanguage(), place: read.place, category: values.category || null };
    return (await locals.app.alerts.request(wish)) ? { done: true as const } : fail(422, { values, offers: [], mail: m.contact_problem() });
  }
};
