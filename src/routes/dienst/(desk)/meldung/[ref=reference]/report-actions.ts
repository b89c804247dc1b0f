import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Refusal, StaffAction } from '#lib/domain/report/actions.ts';
import type { Outcome } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { photoSentence } from '#lib/server/http/problem-sentence.ts';
import { refusalSentence } from './refusal-words.ts';

type Event = RequestEvent<{ ref: string }>;
type Read = (form: FormData) => StaffAction;

/** Last minute of the chosen day in Berlin's winter; a waiting report rests until that day is over. */
const END_OF_DAY = 'T22:59:00Z';

/** Every form of the report page; each carries the version it was made for, so that nothing newer is overwritten. */
export const reportActions = {
  accept: act(() => ({ type: 'accept' })),
  take: act((form, event) => ({ type: 'assign', assignee: text(form, 'wer') || event.locals.staff?.id || null })),
  assign: act((form) => ({ type: 'assign', assignee: text(form, 'wer') || null })),
  recategorise: act((form) => {
    const [category = '', subKind] = text(form, 'kategorie').split('/');
    return { type: 'recategorise', category, subKind: subKind || null };
  }),
  wait: act((form) => ({ type: 'wait', reason: text(form, 'grund'), until: Date.parse(text(form, 'bis') + END_OF_DAY) || 0 })),
  forward: act((form) => ({ type: 'forward', organisation: text(form, 'organisation') })),
  close: act((form) => ({
    type: 'close',
    outcome: text(form, 'ergebnis') as Exclude<Outcome, 'withdrawn'>,
    finding: text(form, 'befund') || null,
    organisation: text(form, 'organisation') || null,
    rule: text(form, 'regel') || null,
    answer: text(form, 'antwort') || null
  })),
  reopen: act(() => ({ type: 'reopen' })),
  note: act((form) => ({ type: 'note', text: text(form, 'notiz') })),
  answer: act((form) => ({ type: 'answer', text: text(form, 'antwort') })),
  undo: async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    if (!staff) return refuse('not-allowed', form);
    const undone = await app.reports.undo(staff, reference(event), text(form, 'change'));
    return undone.ok ? backTo(event) : refuse(undone.reason, form);
  },
  withhold: async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    const withheld = staff && (await app.photos.withhold(staff, reference(event), text(form, 'foto')));
    return withheld?.ok ? backTo(event) : refuse('not-allowed', form);
  },
  proof: async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    const file = form.get('beleg');
    if (!staff || !(file instanceof File) || file.size === 0) return fail(422, { problem: m.desk_proof_missing(), conflict: false, values: {} });
    const received = await app.photos.receiveProof(staff, { reference: reference(event), photoId: crypto.randomUUID(), bytes: new Uint8Array(await file.arrayBuffer()) });
    return received.ok ? backTo(event) : fail(422, { problem: photoSentence(received.problem), conflict: false, values: {} });
  }
};

function act(read: (form: FormData, event: Event) => ReturnType<Read>) {
  return async (event: Event) => {
    const { staff, app } = event.locals;
    const form = await event.request.formData();
    if (!staff) return refuse('not-allowed', form);
    const acted = await app.reports.act(staff, reference(event), Number(text(form, 'version')), read(form, event));
    return acted.ok ? backTo(event, acted.changeId) : refuse(acted.reason, form);
  };
}

/** What was typed comes back with the refusal; the page shows the newer version beside it. */
function refuse(reason: Refusal, form: FormData) {
  const values = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'version'));
  return fail(reason === 'version-conflict' ? 409 : reason === 'not-allowed' ? 403 : 422, { problem: refusalSentence(reason), conflict: reason === 'version-conflict', values });
}

function backTo(event: Event, changeId?: string): never {
  redirect(303, `/dienst/meldung/${reference(event)}${changeId ? `?getan=${changeId}` : ''}`);
}

function reference(event: Event): string {
  return event.params.ref.toUpperCase();
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
