import { RECORD_FIELDS, type OpenRecord } from '#lib/domain/open-data/record.ts';
import { csvHeading, csvRow } from '#lib/server/http/csv.ts';
import { openFile } from '../open-records.ts';
import type { RequestHandler } from './$types';

/** All public reports of a filter as a table. */
export const GET: RequestHandler = (event) => openFile(event, { type: 'text/csv; charset=utf-8', extension: 'csv', pieces: linesOf });

export const HEAD = GET;

async function* linesOf(batches: AsyncIterable<OpenRecord[]>): AsyncGenerator<string> {
  yield csvHeading(RECORD_FIELDS);
  for await (const records of batches) yield records.map((record) => csvRow(RECORD_FIELDS.map((field) => record[field]))).join('');
}
