import { photoResponse, renditionOf } from '#lib/server/http/photo-response.ts';
import type { RequestHandler } from './$types';

/** Any photo that the person may see. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const size = renditionOf(params.size);
  const file = size && locals.staff && (await locals.app.photos.staffFile(locals.staff, params.photoId, size));
  return photoResponse(file, request.headers.get('if-none-match'));
};
