import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { City } from '#lib/domain/city/city.ts';
import { readCity } from '#lib/server/cities/read-city.ts';
import { createNumbers } from '#lib/server/numbers/create-numbers.ts';
import { createNumbersKeeper, germanTime, rebuildNumbers } from '#lib/server/sqlite/numbers-keeper.ts';
import { createNumbersStore } from '#lib/server/sqlite/numbers-store.ts';
import { inTransaction, openDatabase, type Database } from '#lib/server/sqlite/open.ts';
import { createPublicQueries } from '#lib/server/sqlite/public-queries.ts';
import { publishPart } from './bench/benchmarks-page.ts';
import { insertAll } from './bench/filled.ts';
import { measureInTurns, type Measured } from './bench/measure.ts';
import { manyReports } from './bench/numbers-reports.ts';
import { BENCH_CITY } from './bench/postgres.ts';
import { NOW } from './bench/synthetic.ts';

const LARGEST_SLOPE = 0.2;
const CALLS = 20;
const CHANGES = 2000;

type Size = { size: number; page: Measured; oldest: Measured; count: Measured; change: number; bare: number; rebuildSeconds: number; bytes: number };

/** `npm run bench:numbers [-- --sizes 10000,100000,1000000]`: what the figures cost, written to docs/benchmarks.md. Ends with 1 when the limit is not kept. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' } } });
  const read = readCity(join('cities', 'bochum'));
  if (!read.ok) throw new Error('The data of bochum is not sound. To see why: npm run city:check -- bochum');
  const sizes: Size[] = [];
  for (const size of values.sizes.split(',').map(Number)) sizes.push(await benchSize(size, { ...read.city, id: BENCH_CITY }));
  console.log(await publishPart('numbers', textOf(sizes)));
  return slopeOf(sizes) <= LARGEST_SLOPE ? 0 : 1;
}

async function benchSize(size: number, city: City): Promise<Size> {
  console.error(`${size} reports …`);
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-bench-'));
  const database = openDatabase(join(folder, 'bench.sqlite'));
  try {
    database.client.pragma('synchronous = OFF');
    insertAll(database, manyReports(size, city));
    const begin = performance.now();
    rebuildNumbers(database, germanTime);
    const rebuildSeconds = (performance.now() - begin) / 1000;
    return { size, rebuildSeconds, bytes: bytesOf(database), ...(await benchReads(database, city)), ...benchChanges(database) };
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** The page from the summary tables, its list of the oldest, and beside them one count over the reports themselves. */
async function benchReads(database: Database, city: City): Promise<Pick<Size, 'page' | 'oldest' | 'count'>> {
  const cities = { get: () => city };
  const publicMap = createPublicQueries(database, { cities, report: () => Promise.resolve(null), now: () => NOW });
  const numbers = createNumbers({ store: createNumbersStore(database), cities, publicMap, now: () => NOW });
  const recount = database.client.prepare(
    `select district_id, category, outcome, state, count(*), avg(closed_at - received_at) from report
     where city_id = ? and public_kind = 'pin' and merged_into is null group by 1, 2, 3, 4`
  );
  const reads = await measureInTurns(new Array<null>(CALLS).fill(null), {
    page: () => numbers.ofCity(city.id),
    oldest: () => numbers.oldest(city.id, null)
  });
  // On its own: it takes seconds, and leaves nothing of the others in the caches.
  return { ...reads, ...(await measureInTurns([null], { count: () => recount.all(city.id) })) };
}

/** Microseconds to close a report and open it again, with the figures brought along and without. */
function benchChanges(database: Database): Pick<Size, 'change' | 'bare'> {
  const keeper = createNumbersKeeper(database, germanTime);
  const toggle = database.client.prepare(
    `update report set state = iif(state = 'closed', 'in_progress', 'closed'), outcome = iif(state = 'closed', null, 'fixed'), closed_at = iif(state = 'closed', null, ?)
     where city_id = ? and id = ?`
  );
  const ids = database.client.prepare<[], { id: string }>(`select id from report limit ${CHANGES}`).all();
  const perChange = (change: (id: string) => void): number => {
    const begin = performance.now();
    inTransaction(database, () => {
      for (const { id } of ids) change(id);
    });
    return ((performance.now() - begin) * 1000) / ids.length;
  };
  const bare = perChange((id) => toggle.run(NOW, BENCH_CITY, id));
  rebuildNumbers(database, germanTime);
  const change = perChange((id) => keeper.around(BENCH_CITY, [id], () => toggle.run(NOW, BENCH_CITY, id)));
  return { change, bare };
}

function bytesOf({ client }: Database): number {
  const size = client.prepare<[], { bytes: number }>(
    "select sum(pgsize) as bytes from dbstat where name like 'numbers_%' or name like 'sqlite_autoindex_numbers_%'"
  );
  return size.get()?.bytes ?? 0;
}

function slopeOf(sizes: readonly Size[]): number {
  const [first] = sizes;
  const last = sizes.at(-1);
  return first && last && first !== last ? Math.log(last.page.p50 / first.page.p50) / Math.log(last.size / first.size) : 0;
}

function textOf(sizes: readonly Size[]): string {
  const slope = slopeOf(sizes);
  const ms = (micros: number): string => (micros / 1000).toFixed(2);
  const rows = sizes.map(
    ({ size, page, oldest, count, bytes, rebuildSeconds, change, bare }) =>
      `| ${size} | ${ms(page.p50)} | ${ms(page.p99)} | ${ms(oldest.p50)} | ${ms(count.p50)} | ${(bytes / 2 ** 20).toFixed(1)} | ${rebuildSeconds.toFixed(1)} | ${change.toFixed(0)} | ${bare.toFixed(0)} |`
  );
  return `## Numbers

Written by \`npm run bench:numbers\`. Machine: ${cpus().length} cores, Node ${process.versions.node}. Load average over the last 15 minutes at the end of the run: ${(loadavg()[2] ?? 0).toFixed(1)}.

| limit | found | at most | kept |
| --- | ---: | ---: | --- |
| log-log slope of the page | ${slope.toFixed(2)} | ${LARGEST_SLOPE.toFixed(2)} | ${slope <= LARGEST_SLOPE ? 'yes' : '**no**'} |

Three years of reports in six districts and none, thirty quarters and six categories. The page is everything that \`/{city}/zahlen\` says, read from the summary tables, with times, hidden numbers and weeks of every district. Beside it one grouped count over the reports, which is less than the page needs.

| reports | page p50 ms | p99 | oldest p50 ms | one count p50 ms | summary tables MiB | made anew s | change with the figures µs | without µs |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
}

process.exitCode = await main();
