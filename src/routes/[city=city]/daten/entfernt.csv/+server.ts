import { error } from '@sveltejs/kit';
import { csvHeading, csvRow } from '#lib/server/http/csv.ts';
import { refuseTooOften } from '#lib/server/http/limits.ts';
import { streamedText } from '#lib/server/http/streamed-text.ts';
import type { RemovedEntry } from '#lib/server/public-map/queries.ts';
import type { RequestHandler } from './$types';

/** Numbers that were public once and no longer are, for whoever keeps a copy; nothing else is told of them. */
export const GET: RequestHandler = ({ locals, params }) => {
  const city = locals.app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  return refuseTooOften('download', locals) ?? streamedText(linesOf(locals.app.publicMap.removed(city.id)), headersOf(city.id));
};

const headersOf = (cityId: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${cityId}-entfernt.csv"`,
  'cache-control': 'no-cache'
});

async function* linesOf(batches: AsyncIterable<RemovedEntry[]>): AsyncGenerator<string> {
  yield csvHeading(['nummer', 'entfernt']);
  for await (const entries of batches) yield entries.map(({ reference, removedAt }) => csvRow([reference, new Date(removedAt).toISOString()])).join('');
}
