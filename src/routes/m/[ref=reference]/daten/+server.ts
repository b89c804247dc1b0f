import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readReportKey } from '#lib/server/http/report-key.ts';
import type { RequestHandler } from './$types';

const SEE_OTHER = 303;

/**
 * Everything stored about this report, as a file for its reporter; the photos are linked. Withdraws nothing. Whoever opens the
 * address without the right to it is led to the field for the code.
 */
export const GET: RequestHandler = async ({ locals, params, cookies, url, request }) => {
  const reference = params.ref.toUpperCase();
  const copy = await locals.app.reports.copy(reference, readReportKey(cookies, reference));
  if (!copy && request.headers.get('accept')?.includes('text/html')) redirect(SEE_OTHER, `/m/${reference}#code`);
  if (!copy) error(404, m.problem_unknown());
  const contact = await locals.app.news.copy(reference, readReportKey(cookies, reference));
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
  const isMoment = typeof value === 'number' && /^(?:at|until)$|(?:At|Until)$/.test(key);
  return isMoment ? new Date(value).toISOString() : value;
}
