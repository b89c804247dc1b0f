import { parseReference } from '#lib/domain/report/reference.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refuse } from '#lib/server/http/open311/answer.ts';
import { noSuchMethod, reading } from '#lib/server/http/open311/endpoint.ts';
import type { RequestHandler } from './$types';

/**
 * Every service is `realtime`: a report has its reference at once, and no token is ever handed out. Whoever asks with a
 * reference all the same gets it back, as long as its report is public.
 */
export const GET: RequestHandler = reading(async ({ params, locals: { app } }, city) => {
  const [found] = await app.open311.requests.byReferences(city.id, [parseReference(params.token) ?? params.token]);
  if (!found) return refuse(404, m.open311_token_unknown());
  return { ok: true, root: 'service_requests', body: [{ service_request_id: found.report.reference, token: params.token }] };
});

export const fallback: RequestHandler = noSuchMethod;
