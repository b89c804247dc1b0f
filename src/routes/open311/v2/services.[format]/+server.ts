import { noSuchMethod, reading } from '#lib/server/http/open311/endpoint.ts';
import { serviceView } from '../service-view.ts';
import type { RequestHandler } from './$types';

/** Everything that can be reported, what is only counted included. */
export const GET: RequestHandler = reading((_event, city) => ({
  ok: true,
  root: 'services',
  body: city.categories.map((category) => serviceView(category, city))
}));

export const fallback: RequestHandler = noSuchMethod;
