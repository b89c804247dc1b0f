import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { instantOf, localDay } from '#lib/domain/city/local-time.ts';
import type { MeasureDraft, MeasureRefusal } from '#lib/domain/spots/measure.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

type Event = RequestEvent<{ id: string }>;

const SENTENCES = {
  'not-found': m.measure_refusal_not_found,
  'not-allowed': m.refusal_not_allowed,
  'other-team': m.refusal_other_team,
  'what-missing': m.measure_refusal_what_missing,
  'what-too-long': m.measure_refusal_what_too_long,
  'who-missing': m.measure_refusal_who_missing,
  'date-missing': m.measure_refusal_date_missing,
  'date-far': m.measure_refusal_date_far
} satisfies Record<MeasureRefusal, () => string>;

const STATUS: Partial<Record<MeasureRefusal, number>> = { 'not-allowed': 403, 'other-team': 403, 'not-found': 404 };

/** What was typed comes back with the refusal. */
export const measureActions = {
  measure: async (event: Event) => {
    const form = await event.request.formData();
    const { staff, app } = event.locals;
    if (!staff) return refuse('not-allowed', form);
    const timeZone = app.cities.get(staff.cityId)?.timeZone ?? 'Europe/Berlin';
    const planned = await app.spots.addMeasure(staff, Number(event.params.id), draftOf(form, timeZone));
    return planned.ok ? redirect(303, `/dienst/orte/${event.params.id}?getan=massnahme`) : refuse(planned.reason, form);
  },
  withdraw: async (event: Event) => {
    const form = await event.request.formData();
    const { staff, app } = event.locals;
    if (!staff) return refuse('not-allowed', form);
    const withdrawn = await app.spots.withdrawMeasure(staff, Number(event.params.id), text(form, 'massnahme'));
    return withdrawn.ok ? redirect(303, `/dienst/orte/${event.params.id}?getan=zurueck`) : refuse(withdrawn.reason, form);
  }
};

/** `wer` is `team:kod-mitte` or `organisation:usb`; the measure begins at midnight of the city. */
function draftOf(form: FormData, timeZone: string): MeasureDraft {
  const [kind, code = ''] = text(form, 'wer').split(':');
  const [year, month, day] = text(form, 'ab').split('-').map(Number);
  return {
    what: text(form, 'was'),
    team: kind === 'team' ? code : null,
    organisation: kind === 'organisation' ? code : null,
    startsAt: year && month && day ? instantOf(localDay(year, month, day), 0, timeZone) : NaN
  };
}

function refuse(reason: MeasureRefusal, form: FormData) {
  return fail(STATUS[reason] ?? 422, {
    problem: SENTENCES[reason](),
    reason,
    values: { was: text(form, 'was'), wer: text(form, 'wer'), ab: text(form, 'ab') }
  });
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
