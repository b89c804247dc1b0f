import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { problemWords, topicWords } from './delivery-words.ts';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { staff, app }, url }) => {
  const parked = staff && (await app.delivery.parked(staff));
  if (!staff || !parked) error(403, 'not-allowed');
  return {
    retried: url.searchParams.has('erneut'),
    rows: parked.map((row) => ({
      key: row.key,
      topic: topicWords(row),
      problem: problemWords(row.problem),
      words: row.problem === 'partner_refused' ? row.words : null,
      facts: m.delivery_facts({ attempts: row.attempts, when: `${shortDateWords(row.updatedAt)}, ${timeWords(row.updatedAt)}` }),
      reference: row.reference
    }))
  };
};

export const actions: Actions = {
  retry: async ({ locals: { staff, app }, request }) => {
    const key = (await request.formData()).get('nachricht');
    const revived = staff && typeof key === 'string' ? await app.delivery.tryAgain(staff, key) : null;
    if (revived === null) return fail(403, { problem: m.refusal_not_allowed() });
    if (!revived) return fail(409, { problem: m.delivery_gone() });
    redirect(303, '/dienst/zustellung?erneut=ja');
  }
};
