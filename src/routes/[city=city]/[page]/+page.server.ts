import { error } from '@sveltejs/kit';
import { BASE_LANGUAGE } from '#lib/domain/language.ts';
import { currentLanguage } from '#lib/i18n/current.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
  const text = locals.app.cities.get(params.city)?.texts.find(({ code }) => code === params.page);
  if (!text) error(404, 'page-unknown');
  const language = currentLanguage();
  const words = text.words[language];
  return { text: words ?? text.words.de, isGerman: !words || language === BASE_LANGUAGE, binding: text.binding };
};
