import { photoResponse, renditionOf } from '#lib/server/http/photo-response.ts';
import type { RequestHandler } from './$types';

/** The released public copy of a photo, only while its report is public. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const size = renditionOf(params.size);
  const file = size && (await locals.app.photos.publicFile(params.city, params.photoId, size));
  return photoResponse(file, request.headers.get('if-none-match'));
};
