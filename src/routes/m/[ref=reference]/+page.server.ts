import { error, fail, redirect } from '@sveltejs/kit';
import { mayBePublic } from '#lib/domain/report/public-view.ts';
import { nextOpening, openUntil } from '#lib/domain/city/hours.ts';
import { codeProblem } from '#lib/server/http/code-problem.ts';
import { readReportKey, takeReportKeyOnce } from '#lib/server/http/report-key.ts';
import { timeWords } from '#lib/report-ui/dates.ts';
import { answerWords, phraseWords } from '#lib/report-ui/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';
import { answerQuestion, forgetContact, orderNews } from './contact-actions.ts';
import { addPhotos, makePin, showCode } from './own-actions.ts';
import { statusView } from './status-view.ts';

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
  const { app } = locals;
  const reference = params.ref.toUpperCase();
  const key = readReportKey(cookies, reference);
  const own = await app.reports.own(params.ref, key);
  const city = app.cities.list().find(({ referencePrefix }) => reference.startsWith(`${referencePrefix}-`));
  const shown = city ? await app.publicMap.report(city.id, reference) : null;
  const page = own?.page ?? shown;
  if (!city || !page) error(404, { message: m.problem_unknown(), codeProblem: codeProblem(url, timeWords) });
  const team = city.teams.find(({ code }) => code === page.team);
  const now = app.now();
  return {
    now,
    isOwner: own !== null,
    isPublic: shown !== null,
    codeProblem: codeProblem(url, timeWords),
    fresh: own === null ? null : url.searchParams.get('neu'),
    photosOver: own !== null && url.searchParams.get('fotos') === 'drei',
    codeOnce: own === null ? null : takeReportKeyOnce(cookies, reference),
    readsUntil: openUntil(now, team?.hours ?? [], city),
    readsAgain: nextOpening(now, team?.hours ?? [], city)?.from ?? null,
    time: await app.publicMap.timeToFix(city.id, page.category, page.districtId),
    view: statusView(page, city, now),
    question: own && (await app.news.question(reference, key)),
    newsProblem: newsProblem(url.searchParams.get('mail')),
    contact: own && (await app.news.contact(reference, key)),
    own: own && {
      text: own.text,
      language: own.report.language,
      phrases: phraseWords(city, own.report.category, own.report.phrases),
      answers: answerWords(city, own.report.category, own.report.answers),
      photos: own.photos,
      photosExpected: own.report.photosExpected,
      open: own.report.state !== 'closed',
      version: own.report.version,
      isWithdrawn: own.report.outcome === 'withdrawn',
      mayBePublic: mayBePublic(own.report)
    }
  };
};

export const actions: Actions = {
  news: orderNews,
  forget: forgetContact,
  photo: addPhotos,
  pin: makePin,
  code: showCode,
  solved: answerQuestion,
  withdraw: async ({ locals, params, cookies, request }) => {
    const reference = params.ref.toUpperCase();
    const form = await request.formData();
    if (form.get('sicher') !== 'ja') return fail(422, { problem: m.own_withdraw_unsure() });
    const key = readReportKey(cookies, reference);
    if (key === null || !(await locals.app.reports.own(reference, key))) return fail(403, { problem: m.own_withdraw_key() });
    const withdrawn = await locals.app.reports.withdraw(params.ref, key);
    if (!withdrawn.ok) return fail(409, { problem: m.own_withdraw_refused() });
    redirect(303, `/m/${reference}`);
  }
};

/** Why the address that was typed with the report could not be used; the form without a script says it here. */
function newsProblem(word: string | null): string | null {
  if (word === 'adresse') return m.contact_problem();
  return word === 'spaeter' ? m.contact_too_often() : null;
}
