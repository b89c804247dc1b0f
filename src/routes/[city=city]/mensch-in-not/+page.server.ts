import { cityWord } from '#lib/i18n/city-word.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
  const help = locals.app.cities.get(params.city)?.phones.peopleInNeed ?? [];
  return { help: help.map(({ label, text, number, url }) => ({ word: cityWord(label), text: cityWord(text), number, url })) };
};
