import { fail, redirect } from '@sveltejs/kit';
import { parseReference } from '#lib/domain/report/reference.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Actions } from './$types';

const MAX_LENGTH = 40;

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const number = (await request.formData()).get('nummer');
    const typed = typeof number === 'string' ? number.slice(0, MAX_LENGTH) : '';
    const reference = parseReference(typed);
    const isOurs = locals.app.cities.list().some(({ referencePrefix }) => reference?.startsWith(`${referencePrefix}-`));
    if (!reference || !isOurs) return fail(422, { problem: m.follow_problem(), typed });
    redirect(303, `/m/${reference}`);
  }
};
