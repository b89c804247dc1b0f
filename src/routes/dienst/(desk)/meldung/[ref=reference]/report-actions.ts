import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Refusal, StaffAction } from '#lib/domain/report/actions.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Outcome } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { photoSentence } from '#lib/server/http/problem-sentence.ts';
import { returnPath } from '#lib/server/http/return-path.ts';
import { endOfDay } from './end-of-day.ts';
import { checkPin } from './pin-action.ts';
import { refusalStatus } from './refusal-status.ts';
import { refusalSentence } from './refusal-words.ts';
import { linkSituation, unlinkSituation } from './situation-actions.ts';

type Event = RequestEvent<{ ref: string }>;
/** Null for something that no form of ours sends. */
type Read = (form: FormData, event: Event) => StaffAction | null;

const OUTCOMES = ['fixed', 'not_found', 'not_responsible', 'not_feasible', 'no_answer', 'rejected'] as const satisfies readonly Outcome[];

/** Every form of the report page; each carries the version it was made for, so that nothing newer is overwritten. */
export const reportActions = {
  accept: act(() => ({ type: 'accept' })),
  take: act((form, event) => ({ type: 'assign', assignee: text(form, 'wer') || event.locals.staff?.id || null })),
  assign: act((form) => ({ type: 'assign', assignee: text(form, 'wer') || null })),
  recategorise: act((form) => {
    const [category = '', subKind] = text(form, 'kategorie').split('/');
    return { type: 'recategorise', category, subKind: subKind || null };
  }),
  wait: act((form) => ({ type: 'wait', reason: text(form, 'grund'), until: endOfDay(text(form, 'bis')) })),
  forward: act((form) => ({ type: 'forward', organisation: text(form, 'organisation') })),
  close: act((form) => {
    const outcome = OUTCOMES.find((known) => known === text(form, 'ergebnis'));
    const [finding, organisation, rule, answer] = ['befund', 'organisation', 'regel', 'antwort'].map((name) => text(form, name) || null);
    return outcome
      ? { type: 'close', outcome, finding: finding ?? null, organisation: organisation ?? null, rule: rule ?? null, answer: answer ?? null }
      : null;
  }),
  return: act((form) => ({ type: 'return', reason: text(form, 'grund'), team: text(form, 'team') || null })),
  team: act((form) => ({ type: 'assign_team', team: text(form, 'team'), reason: text(form, 'grund'), proposesRule: text(form, 'regel') !== '' })),
  dismiss: act((form) => ({ type: 'dismiss_organisation', reason: text(form, 'grund') })),
  urgent: act((form) => ({ type: 'set_urgency', isUrgent: true, reason: text(form, 'grund') })),
  calm: act((form) => ({ type: 'set_urgency', isUrgent: false, reason: text(form, 'grund') })),
  leave: act((form) => ({ type: 'leave_spot', reason: text(form, 'grund') })),
  hide: act((form) => ({ type: 'hide', reason: text(form, 'grund') })),
  show: act(() => ({ type: 'show' })),
  reopen: act(() => ({ type: 'reopen' })),
  note: act((form) => ({ type: 'note', text: text(form, 'notiz') })),
  answer: act((form) => ({ type: 'answer', text: text(form, 'antwort') })),
  pin: checkPin,
  link: linkSituation,
  unlink: unlinkSituation,
  undo: async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    if (!staff) return refuse(event, 'not-allowed', form);
    const undone = await app.reports.undo(staff, reference(event), text(form, 'change'));
    return undone.ok ? done(event, form, 'zurueck') : refuse(event, undone.reason, form);
  },
  separate: change((staff, event, form) => event.locals.app.reports.separate(staff, text(form, 'andere') || reference(event), Number(text(form, 'version')))),
  apart: change((staff, event, form) =>
    event.locals.app.reports.tellApart(staff, reference(event), { other: text(form, 'andere'), expectedVersion: Number(text(form, 'version')) })
  ),
  agree: change((staff, event, form) => event.locals.app.reports.answerRequest(staff, reference(event), { changeId: text(form, 'change'), agrees: true })),
  decline: change((staff, event, form) => event.locals.app.reports.answerRequest(staff, reference(event), { changeId: text(form, 'change'), agrees: false })),
  withhold: async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    const withheld = staff && (await app.photos.withhold(staff, reference(event), text(form, 'foto')));
    return withheld?.ok ? done(event, form, 'foto') : refuse(event, withheld?.reason ?? 'not-allowed', form);
  },
  proof: async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    const file = form.get('beleg');
    if (!staff) return refuse(event, 'not-allowed', form);
    if (!(file instanceof File) || file.size === 0) return sayWhy(event, 422, m.desk_proof_missing());
    const received = await app.photos.receiveProof(staff, {
      reference: reference(event),
      photoId: crypto.randomUUID(),
      bytes: new Uint8Array(await file.arrayBuffer())
    });
    if (received.ok) return done(event, form, 'beleg');
    return sayWhy(event, received.problem === 'not-allowed' ? refusalStatus('not-allowed') : 422, photoSentence(received.problem));
  }
};

function act(read: Read) {
  return async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    if (!staff) return refuse(event, 'not-allowed', form);
    const action = read(form, event);
    if (!action) return refuse(event, 'unknown-code', form);
    const acted = await app.reports.act(staff, reference(event), Number(text(form, 'version')), action);
    return acted.ok ? done(event, form, acted.changeId) : refuse(event, acted.reason, form);
  };
}

type Changing = (staff: Staff, event: Event, form: FormData) => Promise<{ ok: true; changeId: string } | { ok: false; reason: Refusal }>;

/** A form that changes how reports hang together. */
function change(run: Changing) {
  return async (event: Event) => {
    const { staff } = event.locals;
    const form = await event.request.formData();
    const changed = staff ? await run(staff, event, form) : ({ ok: false, reason: 'not-allowed' } as const);
    return changed.ok ? done(event, form, changed.changeId) : refuse(event, changed.reason, form);
  };
}

/** What was typed comes back with the refusal; the page shows the newer version beside it. */
function refuse(event: Event, reason: Refusal, form: FormData) {
  const values = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'version'));
  return sayWhy(event, refusalStatus(reason), refusalSentence(reason), { values, conflict: reason === 'version-conflict' });
}

function sayWhy(
  event: Event,
  status: number,
  problem: string,
  { values = {}, conflict = false }: { values?: Record<string, string>; conflict?: boolean } = {}
) {
  return fail(status, { problem, conflict, action: actionOf(event.url), values });
}

/** `close` of `?/close`. */
function actionOf({ searchParams }: URL): string {
  return [...searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1) ?? '';
}

/** Back to the list where the decision was made, or to the report; `getan` names what can be taken back. */
function done(event: Event, form: FormData, what: string): never {
  const wished = text(form, 'weiter');
  const url = new URL(wished === '' ? `/dienst/meldung/${reference(event)}` : returnPath(wished), event.url);
  url.searchParams.set('getan', what);
  if (wished !== '') url.searchParams.set('bei', reference(event));
  redirect(303, url.pathname + url.search);
}

function reference(event: Event): string {
  return event.params.ref.toUpperCase();
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
