import { json } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityApi } from '#lib/server/http/city-api.ts';
import type { RequestHandler } from './$types';

const NOT_FOUND = 404;
const NEVER_KEPT = { headers: { 'cache-control': 'no-store' } };

/** Where a report stands, for the device that holds its secret; without the secret it might as well not exist. */
export const GET: RequestHandler = cityApi('lookUp', async ({ locals, params, request }, city) => {
  const own = await locals.app.reports.own(params.ref, request.headers.get('x-report-key'));
  if (own?.report.cityId !== city.id) return json({ message: m.problem_unknown() }, { status: NOT_FOUND, ...NEVER_KEPT });
  return json({ state: own.page.state, outcome: own.page.outcome }, NEVER_KEPT);
});
