import { error } from '@sveltejs/kit';
import { localHref } from '#lib/i18n/current.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';
import { csvResponse, csvTable } from '#lib/server/http/csv.ts';
import type { RequestHandler } from './$types';
import { numbersCsv } from './numbers-csv.ts';

/** One question's numbers of the whole city and of each district, as the page shows them: what is hidden there is empty here. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  if (params.question === 'aelteste') {
    const now = app.now();
    const rows = (await app.numbers.oldest(city.id, null)).map((report) => {
      const { reference, place } = reportWords(report, city, now);
      const day = new Date(report.receivedAt).toISOString().slice(0, 'yyyy-mm-dd'.length);
      return [reference, report.category, place, report.districtId, report.state, day, url.origin + localHref(`/${city.id}/meldung/${reference}`)];
    });
    return csvResponse(`${city.id}-aelteste`, csvTable(['nummer', 'kategorie', 'ort', 'bezirk', 'stand', 'eingang', 'adresse'], rows), request);
  }
  const table = numbersCsv(params.question, await app.numbers.ofCity(city.id));
  if (!table) error(404);
  return csvResponse(`${city.id}-${params.question}`, csvTable(table.heading, table.rows), request);
};
