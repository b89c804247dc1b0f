import { parseReference } from '#lib/domain/report/reference.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refuse } from '#lib/server/http/open311/answer.ts';
import { noSuchMethod, reading } from '#lib/server/http/open311/endpoint.ts';
import { wantsExtensions } from '#lib/server/http/open311/request-query.ts';
import { requestView } from '../../request-view.ts';
import type { RequestHandler } from './$types';

/** One public report; a list of one, as the protocol wants it. Whatever is not public is as unknown as what never was. */
export const GET: RequestHandler = reading(async ({ params, url, locals: { app } }, city) => {
  const [found] = await app.open311.requests.byReferences(city.id, [parseReference(params.id) ?? params.id]);
  if (!found) return refuse(404, m.open311_request_unknown());
  const view = requestView(found, { city, origin: url.origin, now: app.now(), extensions: wantsExtensions(url) });
  return { ok: true, root: 'service_requests', body: [view] };
});

export const fallback: RequestHandler = noSuchMethod;
