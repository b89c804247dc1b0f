import { error } from '@sveltejs/kit';
import type { City } from '#lib/domain/city/city.ts';
import { instantOf, localDay } from '#lib/domain/city/local-time.ts';
import { ARCHIVE_FIELDS, archiveRecord } from '#lib/domain/open-data/archive.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import { csvHeaders, csvHeading, csvRow } from '#lib/server/http/csv.ts';
import { streamedFile } from '#lib/server/http/streamed-file.ts';
import { archiveYears } from '../../archive-years.ts';
import type { RequestHandler } from './$types';

/** The public reports that one closed year received, coarse enough to be kept for good; what is hidden leaves it as well. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const year = (await archiveYears(app, city)).find((each) => String(each) === params.year);
  if (year === undefined) error(404, 'archive-unknown');
  const start = (of: number) => instantOf(localDay(of, 1, 1), 0, city.timeZone);
  const filter = { states: [], categories: [], districts: [], quarters: [], since: start(year), until: start(year + 1) };
  const etag = `W/"${await app.publicMap.revision()}-${city.version}"`;
  const pieces = () => linesOf(app.publicMap.batches(city.id, filter), city);
  return streamedFile({ locals, request }, { headers: csvHeaders(`${city.id}-meldungen-${year}`), etag, pieces });
};

async function* linesOf(batches: AsyncIterable<PublicReport[]>, city: City): AsyncGenerator<string> {
  yield csvHeading(ARCHIVE_FIELDS);
  for await (const reports of batches) {
    const records = reports.map((report) => archiveRecord(report, city));
    yield records.map((record) => csvRow(ARCHIVE_FIELDS.map((field) => record[field]))).join('');
  }
}
