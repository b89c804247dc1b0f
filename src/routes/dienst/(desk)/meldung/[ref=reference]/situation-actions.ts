import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalStatus } from './refusal-status.ts';

type Event = RequestEvent<{ ref: string }>;
type Linked = Awaited<ReturnType<App.Locals['app']['situations']['link']>>;

const OVERTAKEN = 409;
const NOTHING_TYPED: Record<string, string> = {};
const SENTENCES = {
  'not-found': m.refusal_not_found,
  'not-allowed': m.refusal_not_allowed,
  'other-team': m.refusal_other_team,
  'already-linked': m.situation_problem_linked,
  'not-linked': m.situation_problem_unlinked
};

/** The report belongs to the chosen Lage. */
export const linkSituation = change(async ({ locals: { app }, request, params }, staff) => {
  const id = (await request.formData()).get('lage');
  return app.situations.link(staff, params.ref.toUpperCase(), typeof id === 'string' ? id : '');
});

/** It has nothing to do with the Lage it was taken into. */
export const unlinkSituation = change(({ locals: { app }, params }, staff) => app.situations.unlink(staff, params.ref.toUpperCase()));

function change(run: (event: Event, staff: Staff) => Promise<Linked>) {
  return async (event: Event) => {
    const { staff } = event.locals;
    const linked: Linked = staff ? await run(event, staff) : { ok: false, reason: 'not-allowed' };
    if (linked.ok) redirect(303, `/dienst/meldung/${event.params.ref.toUpperCase()}#lage`);
    const { reason } = linked;
    const status = reason === 'already-linked' || reason === 'not-linked' ? OVERTAKEN : refusalStatus(reason);
    return fail(status, { problem: SENTENCES[reason](), conflict: false, action: '', values: NOTHING_TYPED });
  };
}
