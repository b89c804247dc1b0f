import { photoResponse, renditionOf } from '#lib/server/http/photo-response.ts';
import { readReportKey } from '#lib/server/http/report-key.ts';
import type { RequestHandler } from './$types';

/** The reporter's own photo, opened by the key in the report's cookie. */
export const GET: RequestHandler = async ({ locals, params, cookies, request }) => {
  const size = renditionOf(params.size);
  const secret = readReportKey(cookies, params.ref);
  const file = size && secret && (await locals.app.photos.ownFile(params.ref.toUpperCase(), secret, params.photoId, size));
  return photoResponse(file || null, request.headers.get('if-none-match'));
};
