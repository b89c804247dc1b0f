import { parseReference } from '#lib/domain/report/reference.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refuse } from '#lib/server/http/open311/answer.ts';
import { noSuchMethod, reading } from '#lib/server/http/open311/endpoint.ts';
import { keyed } from '#lib/server/http/open311/keyed.ts';
import { listed, readRequestQuery, wantsExtensions } from '#lib/server/http/open311/request-query.ts';
import { receiptReply } from '../receipt-view.ts';
import { requestView } from '../request-view.ts';
import { readSentRequest } from '../sent-request.ts';
import type { RequestHandler } from './$types';

const MOST_IDS = 1000;

/** Public reports of a time, or some by their reference, which overrides everything else. */
export const GET: RequestHandler = reading(async ({ url, locals: { app } }, city) => {
  const now = app.now();
  const surroundings = { city, origin: url.origin, now, extensions: wantsExtensions(url) };
  const ids = listed(url, 'service_request_id');
  if (ids.length > 0) {
    const references = ids.slice(0, MOST_IDS).map((id) => parseReference(id) ?? id);
    const found = await app.open311.requests.byReferences(city.id, references);
    if (found.length === 0) return refuse(404, m.open311_request_unknown());
    return { ok: true, root: 'service_requests', body: found.map((request) => requestView(request, surroundings)) };
  }
  const query = readRequestQuery(url, city, now);
  if (!query.ok) return query;
  const found = await app.open311.requests.list(city.id, query.value, query.value.page);
  return { ok: true, root: 'service_requests', body: found.map((request) => requestView(request, surroundings)) };
});

/** Takes a report of another system. */
export const POST: RequestHandler = keyed('report', async ({ url, request, locals: { app } }, { city, opened, fields }) => {
  const sending = readSentRequest(fields, { city, idempotencyKey: request.headers.get('idempotency-key') });
  if (!sending.ok) return sending;
  const photos = await Promise.all(sending.files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  const received = await app.open311.report(opened, { ...sending.request, photos });
  return receiptReply(received, { city, origin: url.origin });
});

export const fallback: RequestHandler = noSuchMethod;
