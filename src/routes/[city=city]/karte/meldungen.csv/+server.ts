import { RECORD_FIELDS, type OpenRecord } from '#lib/domain/open-data/record.ts';
import { csvHeading, csvRow } from '#lib/server/http/csv.ts';
import { streamedText } from '#lib/server/http/streamed-text.ts';
import { openRecords } from '../open-records.ts';
import type { RequestHandler } from './$types';

/** All public reports of a filter as a table. */
export const GET: RequestHandler = ({ locals, params, url }) => streamedText(linesOf(openRecords(locals.app, params.city, url)), headersOf(params.city));

export const HEAD: RequestHandler = ({ params }) => streamedText(null, headersOf(params.city));

const headersOf = (cityId: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${cityId}-meldungen.csv"`,
  'cache-control': 'no-cache'
});

async function* linesOf(batches: AsyncIterable<OpenRecord[]>): AsyncGenerator<string> {
  yield csvHeading(RECORD_FIELDS);
  for await (const records of batches) yield records.map((record) => csvRow(RECORD_FIELDS.map((field) => record[field]))).join('');
}
