import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '#lib/domain/report/report.ts';
import { preparedInsert } from '#lib/server/sqlite/inserts.ts';
import { openDatabase, type Database } from '#lib/server/sqlite/open.ts';
import { toRow } from '#lib/server/sqlite/report-row.ts';
import { report as reportTable } from '#lib/server/sqlite/schema/report.ts';
import { syntheticReports, type CityShape } from './synthetic.ts';

/** Without this one the store does not open; it holds merged reports only, of which there are none here. */
const KEPT = ['report_by_cell', 'report_by_main'];

/** A database of the product with so many reports, gone afterwards. Of the indexes only that of the look-up counts here. */
export async function withReports<Result>(count: number, shape: CityShape, work: (database: Database) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-bench-'));
  const database = openDatabase(join(folder, 'bench.sqlite'));
  try {
    database.client.pragma('synchronous = OFF');
    for (const name of otherIndexes(database)) database.client.exec(`drop index ${name}`);
    insertAll(database, syntheticReports(count, shape));
    return await work(database);
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

function otherIndexes({ client }: Database): string[] {
  const found = client.prepare<[], { name: string }>("select name from sqlite_master where type = 'index' and tbl_name = 'report' and sql is not null").all();
  return found.map(({ name }) => name).filter((name) => !KEPT.includes(name));
}

export function insertAll(database: Database, reports: Iterable<Report>): void {
  const insert = preparedInsert(database, reportTable);
  database.client.transaction(() => {
    for (const report of reports) insert(toRow(report));
  })();
}
