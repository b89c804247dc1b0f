import type { Database } from '#lib/server/sqlite/open.ts';
import { insertAll } from './filled.ts';
import { LARGE_CITY, syntheticReports } from './synthetic.ts';

const ROWS = 5000;
const ROUNDS = 3;
const FIRST_FREE = 100_000_000;

/** Microseconds of the processor per insert into the filled table with and without the index of the look-up; drops the index. */
export function benchUpkeep(database: Database): { indexed: number; bare: number } {
  const indexed = insertMicros(database);
  database.client.exec('drop index report_by_cell');
  return { indexed, bare: insertMicros(database) };
}

function insertMicros(database: Database): number {
  const taken = Array.from({ length: ROUNDS }, (_, round) => {
    const rows = [...syntheticReports(ROWS, LARGE_CITY, FIRST_FREE + round * ROWS)];
    const begin = process.cpuUsage();
    insertAll(database, rows);
    const { user, system } = process.cpuUsage(begin);
    database.client.exec(`delete from report where city_id = 'stream' and id in (${rows.map(({ id }) => `'${id}'`).join()})`);
    return (user + system) / ROWS;
  });
  return Math.min(...taken);
}
