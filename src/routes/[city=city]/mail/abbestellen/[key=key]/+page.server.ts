import { stopped, stopQuestion } from '../../mail-page.ts';
import { alertWords, answerAlert } from '../../alert-link.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only looks: programs that scan mails open every link. */
export const load: PageServerLoad = async ({ locals, params }) => ({
  words: (await alertWords(locals.app, params, 'stop')) ?? stopQuestion(await locals.app.news.link(params.city, params.key, 'stop'))
});

export const actions: Actions = {
  /** The button of the page, and the one click of a mail program (RFC 8058), which sends no more than `List-Unsubscribe=One-Click`. */
  default: async ({ locals, params }) => ({
    words: (await answerAlert(locals.app, params, 'stop')) ?? stopped(await locals.app.news.stop(params.city, params.key))
  })
};
