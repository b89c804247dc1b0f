import { fail } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { takeTry } from '#lib/server/http/limits.ts';
import { alertWords, answerAlert } from '../../alert-link.ts';
import { confirmed, confirmQuestion } from '../../mail-page.ts';
import { pageFor } from '../../way-on.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: programs that scan mails open every link. */
export const load: PageServerLoad = async ({ locals, params, cookies }) => {
  const alert = await alertWords(locals.app, params, 'confirm');
  if (alert) return { words: alert };
  const link = await locals.app.news.link(params.city, params.key, 'confirm');
  return { words: confirmQuestion(link, await pageFor(locals.app, params.city, link, cookies)) };
};

export const actions: Actions = {
  default: async ({ locals, params, cookies }) => {
    if (!takeTry('mailLink', locals).ok) return fail(429, { problem: m.problem_too_often() });
    const alert = await answerAlert(locals.app, params, 'confirm');
    if (alert) return { words: alert };
    const link = await locals.app.news.confirm(params.city, params.key);
    return { words: confirmed(link, await pageFor(locals.app, params.city, link, cookies)) };
  }
};
