import { m } from '#lib/i18n/paraglide/messages.js';
import { refuse } from '#lib/server/http/open311/answer.ts';
import { noSuchMethod, reading } from '#lib/server/http/open311/endpoint.ts';
import { definitionView } from '../../service-view.ts';
import type { RequestHandler } from './$types';

/** The attributes of one service. */
export const GET: RequestHandler = reading(({ params }, city) => {
  const category = city.categories.find(({ code }) => code === params.code);
  return category ? { ok: true, root: 'service_definition', body: definitionView(category) } : refuse(404, m.open311_service_unknown());
});

export const fallback: RequestHandler = noSuchMethod;
