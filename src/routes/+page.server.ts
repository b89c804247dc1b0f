import { redirect } from '@sveltejs/kit';
import { localHref } from '#lib/i18n/current.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  const cities = locals.app.cities.list().map(({ id, fullNames }) => ({ id, fullName: cityWord(fullNames) }));
  const [only] = cities;
  if (only && cities.length === 1) redirect(307, localHref(`/${only.id}`));
  return { cities };
};
