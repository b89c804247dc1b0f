import { parseReference } from '#lib/domain/report/reference.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refuse } from '#lib/server/http/open311/answer.ts';
import { noSuchMethod, reading } from '#lib/server/http/open311/endpoint.ts';
import { keyed } from '#lib/server/http/open311/keyed.ts';
import { readPage, readSpan } from '#lib/server/http/open311/request-query.ts';
import { readSentUpdate } from '../sent-update.ts';
import { updateView } from '../update-view.ts';
import type { RequestHandler } from './$types';

/** What was told about public reports within a time, the last day unless asked otherwise (mySociety's extension). */
export const GET: RequestHandler = reading(async ({ url, locals: { app } }, city) => {
  const span = readSpan(url, city, { names: ['start_date', 'end_date'], now: app.now(), days: 1 });
  if (!span.ok) return span;
  const page = readPage(url);
  if (!page.ok) return page;
  const told = await app.open311.requests.updates(city.id, span.value, page.value);
  return { ok: true, root: 'service_request_updates', body: told.map((each) => updateView(each, city)) };
});

/** News that another system has about a report: staff read it, and nothing changes by itself. */
export const POST: RequestHandler = keyed('update', async ({ locals: { app } }, { city, opened, fields }) => {
  const sending = readSentUpdate(fields, { city, name: opened.key.name });
  if (!sending.ok) return sending;
  const { update } = sending;
  const received = await app.open311.update(opened, { ...update, reference: parseReference(update.reference) ?? update.reference });
  if (!received.ok) return refuse(404, m.open311_request_unknown());
  return { ok: true, root: 'service_request_updates', body: [{ update_id: received.id }], status: received.created ? 201 : 200 };
});

export const fallback: RequestHandler = noSuchMethod;
