import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { takeTry } from '#lib/server/http/limits.ts';
import { readReportKey, setReportKey } from '#lib/server/http/report-key.ts';
import { takePhotos } from './own-actions.ts';

const SEE_OTHER = 303;
/** Far longer than any address, so that a refused one can be shown again. */
const MAX_TYPED = 300;

type Event = RequestEvent<{ ref: string }>;

/** The reporter asks for news by mail. */
export async function orderNews(event: Event) {
  const { locals, params, cookies, request } = event;
  const reference = params.ref.toUpperCase();
  const entry = (await request.formData()).get('adresse');
  const typed = typeof entry === 'string' ? entry.slice(0, MAX_TYPED) : '';
  if (!takeTry('mailAddress', locals).ok) return fail(429, { contact: { typed, problem: m.problem_too_often() } });
  const requested = await locals.app.news.request(reference, readReportKey(cookies, reference), typed);
  if (requested.ok) redirect(SEE_OTHER, `/m/${reference}#nachrichten`);
  if (requested.reason === 'not-found') return fail(404, { problem: m.problem_unknown() });
  const problem = requested.reason === 'too-many' ? m.problem_too_often() : m.contact_problem();
  return fail(requested.reason === 'too-many' ? 429 : 422, { contact: { typed, problem } });
}

/** The reporter takes the address back. */
export async function forgetContact({ locals, params, cookies }: Event) {
  const reference = params.ref.toUpperCase();
  const forgotten = await locals.app.news.forget(reference, readReportKey(cookies, reference));
  if (!forgotten) return fail(404, { problem: m.problem_unknown() });
  if (forgotten.secret !== null) setReportKey(cookies, reference, forgotten.secret);
  return { done: m.contact_deleted() };
}

/** The reporter says whether the problem is gone; "no" opens the report again, with photos of how it looks now, if there are any. */
export async function answerQuestion(event: Event) {
  const { locals, params, cookies, request } = event;
  const reference = params.ref.toUpperCase();
  const form = await request.formData();
  const answer = form.get('antwort');
  if (answer !== 'yes' && answer !== 'no') return fail(422, { problem: m.solved_missing() });
  const isKept = await locals.app.news.answer(reference, readReportKey(cookies, reference), answer);
  if (!isKept) return fail(409, { problem: m.solved_too_late() });
  if (answer === 'yes') return { done: m.solved_thanks_yes() };
  // The answer is kept whatever becomes of the photo; another one can be added below.
  const refused = await takePhotos(event, form);
  return refused ? fail(refused.status, { done: m.solved_thanks_no(), photoProblem: refused.photoProblem }) : { done: m.solved_thanks_no() };
}
