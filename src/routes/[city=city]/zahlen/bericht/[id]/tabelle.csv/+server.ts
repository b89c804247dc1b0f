import { error } from '@sveltejs/kit';
import { csvResponse, csvTable } from '#lib/server/http/csv.ts';
import { reportCsv } from '../../../[question].csv/numbers-csv.ts';
import type { RequestHandler } from './$types';

/** The same figures as the page of the report, one line each. */
export const GET: RequestHandler = async ({ locals: { app }, params, request }) => {
  const city = app.cities.get(params.city);
  const report = city && (await app.numbers.report(city.id, params.id));
  if (!report) error(404);
  const { heading, rows } = reportCsv(report);
  return csvResponse(report.id, csvTable(heading, rows), request);
};
