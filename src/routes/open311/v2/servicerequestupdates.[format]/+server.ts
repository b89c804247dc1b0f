import { endpoint, noSuchMethod } from '#lib/server/http/open311/endpoint.ts';
import { readPage, readSpan } from '#lib/server/http/open311/request-query.ts';
import { updateView } from '../update-view.ts';
import type { RequestHandler } from './$types';

/** What was told about public reports within a time, the last day unless asked otherwise (mySociety's extension). */
export const GET: RequestHandler = endpoint(async ({ url, locals: { app } }, city) => {
  const span = readSpan(url, city, { names: ['start_date', 'end_date'], now: app.now(), days: 1 });
  if (!span.ok) return span;
  const page = readPage(url);
  if (!page.ok) return page;
  const told = await app.open311.requests.updates(city.id, span.value, page.value);
  return { ok: true, root: 'service_request_updates', body: told.map((each) => updateView(each, city)) };
});

export const fallback: RequestHandler = noSuchMethod;
