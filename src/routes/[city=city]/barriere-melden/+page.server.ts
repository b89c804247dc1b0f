import { error, fail } from '@sveltejs/kit';
import { BASE_LANGUAGE } from '#lib/domain/language.ts';
import { currentLanguage } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { takeTry } from '#lib/server/http/limits.ts';
import type { Actions, PageServerLoad } from './$types';

const CODE = 'barriere-melden';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export const load: PageServerLoad = ({ locals, params, request, url }) => {
  const text = locals.app.cities.get(params.city)?.texts.find(({ code }) => code === CODE);
  if (!text) error(404, 'page-unknown');
  const words = text.words[currentLanguage()];
  return {
    text: words ?? text.words.de,
    isGerman: !words || currentLanguage() === BASE_LANGUAGE,
    id: crypto.randomUUID(),
    /** Most people come from the page that they could not use. */
    from: pathOf(request.headers.get('referer'), url.origin)
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const field = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const values = { body: field('nachricht'), page: field('seite'), replyTo: field('antwort') };
    // Only a program fills in what no person sees; it is told the same as everybody.
    if (field('website') !== '') return { sent: true };
    if (!takeTry('barrier', locals).ok) return fail(429, { values, problem: m.problem_too_often() });
    const id = UUID.test(field('id')) ? field('id') : crypto.randomUUID();
    const said = await locals.app.barriers.say({
      id,
      cityId: params.city,
      body: values.body,
      page: values.page || null,
      replyTo: values.replyTo || null,
      language: currentLanguage()
    });
    if (said.ok) return { sent: true };
    return fail(422, { values, problem: said.problem === 'missing' ? m.barrier_missing() : m.barrier_too_long() });
  }
};

/** Path of a page of ours, without what it was asked with; an own report's address is nobody's business. */
function pathOf(referer: string | null, origin: string): string {
  if (!referer?.startsWith(`${origin}/`)) return '';
  const { pathname } = new URL(referer);
  return pathname.startsWith('/m/') || pathname.endsWith(CODE) ? '' : pathname;
}
