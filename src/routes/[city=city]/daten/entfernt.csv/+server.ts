import { error } from '@sveltejs/kit';
import { csvHeaders, csvHeading, csvRow } from '#lib/server/http/csv.ts';
import { streamedFile } from '#lib/server/http/streamed-file.ts';
import type { RemovedEntry } from '#lib/server/public-map/queries.ts';
import type { RequestHandler } from './$types';

/** Numbers that were public once and no longer are, for whoever keeps a copy; nothing else is told of them. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { publicMap, cities } = locals.app;
  const city = cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const etag = `W/"${await publicMap.revision()}"`;
  return streamedFile({ locals, request }, { headers: csvHeaders(`${city.id}-entfernt`), etag, pieces: () => linesOf(publicMap.removed(city.id)) });
};

async function* linesOf(batches: AsyncIterable<RemovedEntry[]>): AsyncGenerator<string> {
  yield csvHeading(['nummer', 'entfernt']);
  for await (const entries of batches) yield entries.map(({ reference, removedAt }) => csvRow([reference, new Date(removedAt).toISOString()])).join('');
}
