import { error, fail, redirect } from '@sveltejs/kit';
import { LOOK_ANSWERS } from '#lib/domain/report/flag.ts';
import { localHref } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { takeTry } from '#lib/server/http/limits.ts';
import { supportBody } from '#lib/server/http/submission-body.ts';
import type { Actions, PageServerLoad } from './$types';
import { publicReportView } from './public-report-view.ts';

const SEE_OTHER = 303;
const CONFLICT = 409;
const TOO_MANY = 429;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'report-unknown');
  const reference = params.ref.toUpperCase();
  const page = await app.publicMap.report(city.id, reference);
  // The same for what is not public any more and for what never was: nothing tells them apart.
  if (!page) error(404, 'report-unknown');
  return {
    view: publicReportView(page, city, app.now()),
    time: await app.publicMap.timeToFix(city.id, page.category, page.districtId),
    thanked: url.searchParams.has('danke'),
    looked: url.searchParams.has('gesehen')
  };
};

export const actions: Actions = {
  look: async ({ locals, params, request }) => {
    const form = await request.formData();
    const answer = LOOK_ANSWERS.find((each) => each === form.get('antwort'));
    if (!takeTry('look', locals).ok) return fail(TOO_MANY, { lookProblem: m.problem_too_often() });
    const looked = answer && (await locals.app.reports.look(params.city, params.ref.toUpperCase(), answer));
    if (!looked?.ok) return fail(CONFLICT, { lookProblem: m.look_refused() });
    redirect(SEE_OTHER, localHref(`/${params.city}/meldung/${params.ref}?gesehen#noch-da`));
  },
  support: async ({ locals, params, request }) => {
    if (!takeTry('support', locals).ok) return fail(TOO_MANY, { problem: m.problem_too_often() });
    const form = await request.formData();
    const sent = supportBody.safeParse({ supporterId: form.get('von') });
    const supporterId = sent.success ? sent.data.supporterId : crypto.randomUUID();
    const supported = await locals.app.reports.support(params.city, params.ref.toUpperCase(), supporterId);
    if (!supported.ok) return fail(CONFLICT, { problem: m.support_refused() });
    redirect(SEE_OTHER, localHref(`/${params.city}/meldung/${params.ref}?danke#auch`));
  }
};
