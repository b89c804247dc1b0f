import { fail } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { takeTry } from '#lib/server/http/limits.ts';
import { confirmed, confirmQuestion } from '../../mail-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: programs that scan mails open every link. */
export const load: PageServerLoad = async ({ locals, params }) => ({ words: confirmQuestion(await locals.app.news.link(params.city, params.key, 'confirm')) });

export const actions: Actions = {
  default: async ({ locals, params }) => {
    if (!takeTry('mailLink', locals).ok) return fail(429, { problem: m.problem_too_often() });
    return { words: confirmed(await locals.app.news.confirm(params.city, params.key)) };
  }
};
