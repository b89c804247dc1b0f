import { openApiOf } from '#lib/domain/open-data/openapi.ts';
import { revalidatedJson } from '#lib/server/http/revalidated.ts';
import type { RequestHandler } from './$types';

/** Description of everything that may be read without a key, for whoever writes a client. */
export const GET: RequestHandler = ({ locals, url, request }) => {
  const cities = locals.app.cities.list().map(({ id }) => id);
  return revalidatedJson(openApiOf({ origin: url.origin, cities }), request.headers.get('if-none-match'));
};
