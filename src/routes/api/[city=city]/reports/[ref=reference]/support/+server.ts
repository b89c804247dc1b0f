import { json } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityApi } from '#lib/server/http/city-api.ts';
import { readJson } from '#lib/server/http/read-json.ts';
import { supportBody } from '#lib/server/http/submission-body.ts';
import type { RequestHandler } from './$types';

const UNREADABLE = 400;
const NOT_JOINABLE = 409;

/** "Auch gesehen" without photo or news. */
export const POST: RequestHandler = cityApi('support', async ({ locals, params, request }, city) => {
  const body = await readJson(request, supportBody);
  if (!body.ok) return json({ problems: body.problems, message: m.problem_body() }, { status: UNREADABLE });
  const supported = await locals.app.reports.support(city.id, params.ref.toUpperCase(), body.value.supporterId);
  return supported.ok ? json({ added: supported.added }) : json({ message: m.problem_joins() }, { status: NOT_JOINABLE });
});
