import { error } from '@sveltejs/kit';
import { openRecord, type OpenRecord } from '#lib/domain/open-data/record.ts';
import type { App } from '#lib/server/app.ts';
import { streamedFile } from '#lib/server/http/streamed-file.ts';
import { readFilter, toQuery } from './map-filter.ts';

type Asked = { locals: globalThis.App.Locals; params: { city: string }; url: URL; request: Request };
type File = { type: string; extension: string; pieces: (batches: AsyncIterable<OpenRecord[]>) => AsyncIterable<string> };

/**
 * The public list with the filter of its page as a file that is made while it is sent. Throws 404 for a city that is not
 * served. A file of all times has a weak ETag, so that asking again costs nothing while nothing has changed; what is told of
 * the last days changes with the clock and has none. HEAD says what would come.
 */
export async function openFile({ locals, params, url, request }: Asked, { type, extension, pieces }: File): Promise<Response> {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const filter = toQuery(readFilter(url.searchParams, city), app.now());
  const etag = filter.since === null ? `W/"${await app.publicMap.revision()}-${city.version}"` : null;
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${city.id}-meldungen.${extension}"` };
  const addressOf = (reference: string) => `${url.origin}/${city.id}/meldung/${reference}`;
  return streamedFile({ locals, request }, { headers, etag, pieces: () => pieces(recordsOf(app.publicMap.batches(city.id, filter), addressOf)) });
}

async function* recordsOf(batches: ReturnType<App['publicMap']['batches']>, addressOf: (reference: string) => string): AsyncGenerator<OpenRecord[]> {
  for await (const reports of batches) yield reports.map((report) => openRecord(report, addressOf(report.reference)));
}
