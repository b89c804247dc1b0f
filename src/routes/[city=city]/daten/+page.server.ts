import { error } from '@sveltejs/kit';
import { RECORD_FIELDS } from '#lib/domain/open-data/record.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { localHref } from '#lib/i18n/current.ts';
import { archiveYears } from './archive-years.ts';
import { FIELD_WORDS } from './field-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  return {
    source: cityWord(city.fullNames),
    licence: city.openData?.licence ?? null,
    years: await archiveYears(locals.app, city),
    fields: RECORD_FIELDS.map((code) => ({ code, meaning: FIELD_WORDS[code]() })),
    embed: `<iframe src="${url.origin}${localHref(`/${city.id}/einbetten`)}" title="Reviermelder ${city.name}" width="400" height="600" loading="lazy"></iframe>`
  };
};
