import { fail } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { takeTry } from '#lib/server/http/limits.ts';
import type { Actions } from './$types';

/** Far longer than any address, so that a refused one can be shown again. */
const MAX_TYPED = 300;

export const actions: Actions = {
  /** Says the same whether or not anybody uses this address here. */
  default: async ({ locals, params, request }) => {
    const entry = (await request.formData()).get('adresse');
    const typed = typeof entry === 'string' ? entry.slice(0, MAX_TYPED) : '';
    if (!takeTry('mailAddress', locals).ok) return fail(429, { typed, problem: m.problem_too_often() });
    const isTaken = await locals.app.news.sendLinks(params.city, typed);
    return isTaken ? { done: true } : fail(422, { typed, problem: m.contact_problem() });
  }
};
