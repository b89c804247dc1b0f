import { searchCategories } from '#lib/domain/city/category-search.ts';
import { currentLanguage } from '#lib/i18n/current.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const city = locals.app.cities.get(params.city);
  const categories = city?.categories ?? [];
  const word = (url.searchParams.get('wort') ?? '').trim().slice(0, 60);
  return {
    tiles: categories.map(({ code, label, icon }) => ({ code, icon, word: cityWord(label) })),
    word,
    found: city && word ? searchCategories(word, city, currentLanguage()) : []
  };
};
