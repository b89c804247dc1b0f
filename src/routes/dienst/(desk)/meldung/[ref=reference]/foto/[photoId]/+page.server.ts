import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalStatus } from '../../refusal-status.ts';
import { refusalSentence } from '../../refusal-words.ts';
import type { Actions, PageServerLoad } from './$types';
import { readBoxes } from './boxes.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const shown = locals.staff && (await locals.app.desk.report(locals.staff, params.ref.toUpperCase()));
  const photo = shown?.photos.find(({ id }) => id === params.photoId);
  if (!shown || !photo) error(404, 'photo-unknown');
  const { id, width, height, boxes, released } = photo;
  return { reference: shown.report.reference, photo: { id, width, height, boxes, released: released !== null } };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const boxes = readBoxes(await request.formData());
    if (!boxes) return fail(422, { problem: m.redact_problem() });
    const reference = params.ref.toUpperCase();
    const released = locals.staff && (await locals.app.photos.release(locals.staff, reference, params.photoId, boxes));
    if (!released?.ok) {
      const reason = released?.reason ?? 'not-allowed';
      return reason === 'invalid-boxes' ? fail(422, { problem: m.redact_problem() }) : fail(refusalStatus(reason), { problem: refusalSentence(reason) });
    }
    redirect(303, `/dienst/meldung/${reference}?getan=foto`);
  }
};
