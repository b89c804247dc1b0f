import { error } from '@sveltejs/kit';
import { isOpenAt } from '#lib/domain/city/hours.ts';
import { BASE_LANGUAGE } from '#lib/domain/language.ts';
import { currentLanguage } from '#lib/i18n/current.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  const text = city?.texts.find(({ code }) => code === params.page);
  if (!city || !text) error(404, 'page-unknown');
  const language = currentLanguage();
  const words = text.words[language];
  const told = words ?? text.words.de;
  const { number, hours } = city.phones.helpline;
  // The words say when it answers; the call is offered only then.
  const isAnswered = isOpenAt(locals.app.now(), hours, city);
  const blocks = told.blocks.filter((block) => isAnswered || block.kind !== 'link' || block.href !== `tel:${number}`);
  return { text: { ...told, blocks }, isGerman: !words || language === BASE_LANGUAGE, binding: text.binding };
};
