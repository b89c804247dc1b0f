import { json } from '@sveltejs/kit';
import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityApi } from '#lib/server/http/city-api.ts';
import { newsRefused, orderNewsOnce } from '#lib/server/http/order-news.ts';
import { problemSentence } from '#lib/server/http/problem-sentence.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { submissionBody } from '#lib/server/http/submission-body.ts';
import type { SubmissionProblem } from '#lib/server/reports/verbs.ts';
import type { RequestHandler } from './$types';

const CREATED = 201;
const REPEATED = 200;
const UNREADABLE = 400;
const USED_FOR_OTHER = 409;
const REFUSED = 422;

/** Takes a report, as often as it is sent: the id is the idempotency key. The answer never contains the secret. */
export const PUT: RequestHandler = cityApi('submit', async ({ locals, params, request }, city) => {
  const body = await readJson(request, submissionBody);
  if (!body.ok) return json({ problems: body.problems.map((problem) => ({ ...problem, message: m.problem_body() })) }, { status: UNREADABLE });
  const secret = request.headers.get('x-report-key') ?? '';
  const { mail = '', subject = '', ...submission } = body.value;
  const signals = { network: locals.network, trapped: subject !== '', formMillis: null };
  const sent = await locals.app.reports.submit({ ...submission, cityId: city.id, id: params.id, secret, channel: 'web', signals });
  if (!sent.ok) return refused(sent.problems, city);
  const { reference, team } = sent.report;
  // Whoever is held is not told so: a script would learn what to change.
  const state = sent.report.state === 'held' ? 'received' : sent.report.state;
  const news = newsRefused(await orderNewsOnce(locals, { reference, secret }, mail));
  return json({ reference, state, team, created: sent.created, newsRefused: news }, { status: sent.created ? CREATED : REPEATED });
});

function refused(problems: SubmissionProblem[], city: City): Response {
  const isTaken = problems.some(({ reason }) => reason === 'used-for-other');
  return json(
    { problems: problems.map((problem) => ({ ...problem, message: problemSentence(problem, city) })) },
    { status: isTaken ? USED_FOR_OTHER : REFUSED }
  );
}
