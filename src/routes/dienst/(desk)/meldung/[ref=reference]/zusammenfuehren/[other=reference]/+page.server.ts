import { error, fail, redirect } from '@sveltejs/kit';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { ReportLocation } from '#lib/domain/report/report.ts';
import { SEARCH_RADIUS_METERS } from '#lib/domain/triage/duplicates.ts';
import { mergeRight } from '#lib/domain/staff/policy.ts';
import { reportView } from '../../../../report-view.ts';
import { refusalStatus } from '../../refusal-status.ts';
import { refusalSentence } from '../../refusal-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { staff, app } = locals;
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city) error(403, 'not-allowed');
  if (params.ref.toUpperCase() === params.other.toUpperCase()) redirect(303, `/dienst/meldung/${params.ref}`);
  const now = app.now();
  const [first, second] = await Promise.all([params.ref, params.other].map((reference) => app.desk.report(staff, reference.toUpperCase())));
  if (!first || !second) error(404, 'report-unknown');
  const views = [reportView(first, city, staff, now), reportView(second, city, staff, now)] as const;
  const why = views[0].suggestions.find(({ reference }) => reference === views[1].reference)?.why ?? null;
  // The older report is the natural main one: more people may already follow it.
  const older = first.report.receivedAt <= second.report.receivedAt ? views[0].reference : views[1].reference;
  const refused = await Promise.all([
    app.reports.whyNotMerge(staff, { from: views[1].reference, into: views[0].reference }),
    app.reports.whyNotMerge(staff, { from: views[0].reference, into: views[1].reference })
  ]);
  const mains = views.flatMap(({ reference }, index) => (refused[index] === null ? [reference] : []));
  return {
    views,
    why,
    farMeters: farApart(first.report.location, second.report.location),
    mains,
    older: mains.includes(older) ? older : (mains[0] ?? older),
    refusal: mains.length === 0 && refused[0] ? refusalSentence(refused[0]) : null,
    photos: views.reduce((sum, { photos }) => sum + photos.length, 0),
    asks: mergeRight(staff, [first.report, second.report]) === 'ask'
  };
};

/** Metres between two reports, where that is more than a suggestion would ever span; null otherwise and for a described place. */
function farApart(one: ReportLocation, other: ReportLocation): number | null {
  if (one.kind !== 'point' || other.kind !== 'point') return null;
  const meters = Math.round(metersBetween(one, other));
  return meters > SEARCH_RADIUS_METERS ? meters : null;
}

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const main = form.get('haupt');
    const references = [params.ref.toUpperCase(), params.other.toUpperCase()] as const;
    const [into, from] = main === references[1] ? [references[1], references[0]] : [references[0], references[1]];
    const version = (reference: string) => Number(form.get(`version-${reference}`));
    if (!locals.staff) return fail(refusalStatus('not-allowed'), { problem: refusalSentence('not-allowed') });
    const merged = await locals.app.reports.merge(locals.staff, { from, fromVersion: version(from), into, intoVersion: version(into) });
    if (!merged.ok) return fail(refusalStatus(merged.reason), { problem: refusalSentence(merged.reason) });
    redirect(303, `/dienst/meldung/${into}?getan=${merged.changeId}`);
  }
};
