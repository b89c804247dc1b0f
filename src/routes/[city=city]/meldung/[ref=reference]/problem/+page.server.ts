import { error, fail, redirect } from '@sveltejs/kit';
import { FLAG_REASONS, FLAG_TEXT_LIMIT } from '#lib/domain/report/flag.ts';
import { currentLanguage, localHref } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { flagReasonWord } from '#lib/report-ui/flag-words.ts';
import { takeTry } from '#lib/server/http/limits.ts';
import type { Actions, PageServerLoad } from './$types';

const SEE_OTHER = 303;
const UNPROCESSABLE = 422;
const TOO_MANY = 429;
const BUSY = 409;

/** The thanks say nothing of the report, which is hidden by then. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const reference = params.ref.toUpperCase();
  const words = pageWords();
  if (url.searchParams.has('danke')) return { thanked: true, reference, reasons: [], words, mostCharacters: FLAG_TEXT_LIMIT };
  const page = await locals.app.publicMap.report(params.city, reference);
  if (!page) error(404, 'report-unknown');
  const reasons = FLAG_REASONS.map((code) => ({ code, word: flagReasonWord(code) }));
  return { thanked: false, reference, reasons, words, mostCharacters: FLAG_TEXT_LIMIT };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const field = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const values = { reason: field('grund'), text: field('text').slice(0, FLAG_TEXT_LIMIT) };
    const reason = FLAG_REASONS.find((code) => code === values.reason);
    if (!reason) return fail(UNPROCESSABLE, { values, problem: m.flag_reason_missing() });
    if (!takeTry('flag', locals).ok) return fail(TOO_MANY, { values, problem: m.problem_too_often() });
    const flagged = await locals.app.reports.flag(params.city, params.ref.toUpperCase(), { reason, text: values.text, language: currentLanguage() });
    // Hidden by somebody else meanwhile is what was wished for.
    if (!flagged.ok && flagged.reason === 'busy') return fail(BUSY, { values, problem: m.flag_busy() });
    redirect(SEE_OTHER, localHref(`/${params.city}/meldung/${params.ref}/problem?danke`));
  }
};

/** They come with the page, so that no other page has to carry them. */
function pageWords() {
  return {
    lead: m.flag_lead(),
    question: m.flag_question(),
    text: m.flag_text(),
    textHint: m.flag_text_hint(),
    send: m.flag_send(),
    error: m.flag_error(),
    thanks: m.flag_thanks(),
    back: m.flag_back()
  };
}
