import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { City } from '#lib/domain/city/city.ts';
import { readCity } from '#lib/server/cities/read-city.ts';
import type { ReportStore } from '#lib/server/reports/store.ts';
import { openDatabase } from '#lib/server/sqlite/open.ts';
import { createReportStore } from '#lib/server/sqlite/report-store.ts';
import { cityOf } from './stream-city.ts';
import type { StreamReport } from './stream.ts';

/** Recurring places are measured by themselves. */
const withoutSpots = () => null;

/** The product's store on a real file that is gone afterwards, for a city made of the stream. Nothing in it must survive a power cut. */
export async function withStore<Result>(
  stream: readonly StreamReport[],
  work: (tools: { store: ReportStore; city: City }) => Promise<Result>
): Promise<Result> {
  const read = readCity(join('cities', 'bochum'));
  if (!read.ok) throw new Error('The data of bochum is not sound. To see why: npm run city:check -- bochum');
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-eval-'));
  const database = openDatabase(join(folder, 'eval.sqlite'));
  database.client.pragma('synchronous = OFF');
  try {
    return await work({ store: createReportStore(database, withoutSpots), city: cityOf(stream, read.city) });
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}
