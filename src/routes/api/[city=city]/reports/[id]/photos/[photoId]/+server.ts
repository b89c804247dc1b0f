import { json } from '@sveltejs/kit';
import { cityApi } from '#lib/server/http/city-api.ts';
import { photoSentence } from '#lib/server/http/problem-sentence.ts';
import type { PhotoProblem } from '#lib/server/photos/verbs.ts';
import type { RequestHandler } from './$types';

const CREATED = 201;
const REPEATED = 200;
const RETRY_SECONDS = 5;

const STATUS: Record<PhotoProblem, number> = {
  empty: 422,
  'too-large': 413,
  'too-many-pixels': 422,
  'unknown-format': 415,
  damaged: 422,
  'too-small': 422,
  'too-many': 409,
  'not-announced': 409,
  'not-allowed': 403,
  busy: 503
};

/** Takes one photo of a report, opened by the report's secret; repeatable by photo id. */
export const PUT: RequestHandler = cityApi('photo', async ({ locals, params, request }, city) => {
  const secret = request.headers.get('x-report-key') ?? '';
  const bytes = new Uint8Array(await request.arrayBuffer());
  const [reportId, photoId] = [params.id.toLowerCase(), params.photoId.toLowerCase()];
  const sent = await locals.app.photos.receive({ cityId: city.id, reportId, photoId, secret, bytes });
  if (sent.ok) return json({ id: sent.photo.id, created: sent.created }, { status: sent.created ? CREATED : REPEATED });
  const headers = sent.problem === 'busy' ? { 'retry-after': String(RETRY_SECONDS) } : undefined;
  return json({ problem: sent.problem, message: photoSentence(sent.problem) }, { status: STATUS[sent.problem], ...(headers && { headers }) });
});
