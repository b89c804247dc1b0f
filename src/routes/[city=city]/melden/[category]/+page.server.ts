import { error, fail, redirect } from '@sveltejs/kit';
import { openUntil } from '#lib/domain/city/hours.ts';
import { UUID_RANDOM_BYTES, uuidV7 } from '#lib/domain/uuid-v7.ts';
import { timeWords } from '#lib/report-ui/dates.ts';
import { newsRefused } from '#lib/server/http/order-news.ts';
import { submitForm } from '#lib/server/http/submit-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { earlierReport } from './again.ts';
import { presetPlace } from './preset.ts';
import { categoryForm, placeChoices } from './category-form.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const city = locals.app.cities.get(params.city);
  const category = city?.categories.find(({ code }) => code === params.category);
  if (!city || !category) error(404, 'category-unknown');
  const now = url.searchParams.get('jetzt');
  const room = city.teams.find(({ code }) => code === city.phones.controlRoom.team);
  const until = openUntil(locals.app.now(), room?.hours ?? [], city);
  const subKind = url.searchParams.get('art');
  return {
    category: categoryForm(category),
    places: placeChoices(city),
    subKind: category.subKinds.some(({ code }) => code === subKind) ? subKind : null,
    preset: presetPlace(city, url.searchParams),
    again: await earlierReport(locals.app, city, url.searchParams.get('wieder')),
    happening: !category.asksHappeningNow || now === 'nein' ? ('no' as const) : now === 'ja' ? ('yes' as const) : ('ask' as const),
    controlRoom: { number: city.phones.controlRoom.number, openUntil: until === null ? null : timeWords(until) },
    /** Idempotency key of the form without JavaScript: sending it twice makes one report. It tells when the form was handed out. */
    formId: uuidV7(locals.app.now(), crypto.getRandomValues(new Uint8Array(UUID_RANDOM_BYTES)))
  };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await submitForm(event);
    if (!sent.ok) {
      const { status, problems, values, photosLost, planned } = sent;
      return fail(status, { problems, values, photosLost, planned });
    }
    const refused = newsRefused(sent.news);
    const news = refused && `&mail=${refused}`;
    redirect(303, `/m/${sent.reference}?neu=${sent.photosRefused > 0 ? 'ohne-foto' : '1'}${sent.photosOver > 0 ? '&fotos=drei' : ''}${news}`);
  }
};
