import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import { holdReasonWord } from './hold-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { staff, app }, url }) => {
  const held = staff && (await app.reports.held(staff));
  const city = staff && app.cities.get(staff.cityId);
  if (!held || !city) error(403, 'not-allowed');
  const done = url.searchParams.get('freigegeben');
  return {
    released: done === null ? null : Number(done),
    blocked: url.searchParams.has('gesperrt'),
    total: held.total,
    rows: held.reports.map((row) => ({
      reference: row.reference,
      category: labelOf(city.categories, row.category),
      where: [row.street, city.districts.find(({ id }) => id === row.districtId)?.name].filter(Boolean).join(', ') || m.held_no_place(),
      when: `${shortDateWords(row.receivedAt)}, ${timeWords(row.receivedAt)}`,
      reason: holdReasonWord(row.reason),
      text: row.text,
      language: row.language
    }))
  };
};

export const actions: Actions = {
  release: async ({ locals: { staff, app }, request }) => {
    const references = (await request.formData()).getAll('meldung').filter((value) => typeof value === 'string');
    const released = staff && (await app.reports.release(staff, references));
    if (released === null) return fail(403, { problem: m.refusal_not_allowed() });
    if (released === 0) return fail(409, { problem: m.held_gone() });
    redirect(303, `/dienst/zurueckgehalten?freigegeben=${released}`);
  },
  block: async ({ locals: { staff, app }, request }) => {
    const reference = (await request.formData()).get('sperre');
    const blocked = staff && typeof reference === 'string' ? await app.reports.blockSender(staff, reference) : null;
    if (blocked === null) return fail(403, { problem: m.refusal_not_allowed() });
    if (!blocked) return fail(409, { problem: m.held_unknown_sender() });
    redirect(303, '/dienst/zurueckgehalten?gesperrt=ja');
  }
};
