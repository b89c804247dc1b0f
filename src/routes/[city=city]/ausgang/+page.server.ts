import { cityWord } from '#lib/i18n/city-word.ts';
import type { PageServerLoad } from './$types';

/** The device keeps codes; the words are those of the page, in whatever language a report was sent. */
export const load: PageServerLoad = ({ locals, params }) => {
  const categories = locals.app.cities.get(params.city)?.categories ?? [];
  return { categoryWords: Object.fromEntries(categories.map(({ code, label }) => [code, cityWord(label)])) };
};
