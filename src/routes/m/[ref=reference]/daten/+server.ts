import { error } from '@sveltejs/kit';
import { readReportKey } from '#lib/server/http/report-key.ts';
import type { RequestHandler } from './$types';

/** Everything stored about this report, as a file for its reporter; the photos are linked. Withdraws nothing. */
export const GET: RequestHandler = async ({ locals, params, cookies, url }) => {
  const reference = params.ref.toUpperCase();
  const copy = await locals.app.reports.copy(reference, readReportKey(cookies, reference));
  if (!copy) error(404, 'report-unknown');
  const contact = await locals.app.news.contact(reference, readReportKey(cookies, reference));
  const photos = copy.photos.map((photo) => ({ ...photo, link: `${url.origin}/m/${reference}/foto/${photo.id}/large` }));
  return new Response(JSON.stringify({ ...copy, photos, contact }, inWords, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${reference}.json"`,
      'cache-control': 'no-store'
    }
  });
};

/** Moments as dates that a person can read. */
function inWords(key: string, value: unknown): unknown {
  const isMoment = typeof value === 'number' && /^(?:at|until)$|At$/.test(key);
  return isMoment ? new Date(value).toISOString() : value;
}
