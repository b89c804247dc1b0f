import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { City } from '#lib/domain/city/city.ts';
import { readCity } from '#lib/server/cities/read-city.ts';
import { publishPart } from './bench/benchmarks-page.ts';
import { withReports } from './bench/filled.ts';
import { benchLookUp, lookUpIn, rangesOf } from './bench/look-up.ts';
import { limitsOf } from './bench/limits.ts';
import { pageOf, type LookUpResult, type Results, type SizeResult } from './bench/page.ts';
import { benchPostgres } from './bench/postgres.ts';
import { benchRouting } from './bench/routing.ts';
import { cityOfDensity, LARGE_CITY } from './bench/synthetic.ts';
import { benchUpkeep } from './bench/upkeep.ts';

/**
 * `npm run bench [-- --sizes 10000,100000,1000000] [--postgres /run/postgresql/.s.PGSQL.5432]`: how fast triage is beside
 * other ways to do the same, printed and written to docs/benchmarks.md. Ends with 1 when a limit is not kept.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' }, postgres: { type: 'string' } } });
  const read = readCity(join('cities', 'bochum'));
  if (!read.ok) throw new Error('The data of bochum is not sound. To see why: npm run city:check -- bochum');
  const { city } = read;
  const routing = await benchRouting(city);
  const sizes = values.sizes.split(',').map(Number);
  const results: Results = { sizes: [], thinner: [], postgres: null, ...routing };
  for (const size of sizes) {
    const { postgres, ...result } = await benchSize(size, city, values.postgres ?? null);
    results.sizes.push(result);
    results.postgres = postgres;
  }
  for (const size of sizes.filter((each) => each < LARGE_CITY.reports)) results.thinner.push(await benchThinner(size, city));
  return publish(results);
}

/** So many reports in a city of their own, as dense as the large one. */
function benchSize(size: number, city: City, socket: string | null): Promise<SizeResult & { postgres: Results['postgres'] }> {
  console.error(`${size} reports …`);
  const shape = cityOfDensity(size);
  return withReports(size, shape, async (database) => ({
    size,
    ...(await benchLookUp(database, { city, shape })),
    postgres: socket === null ? null : await benchPostgres(socket, database, { searches: rangesOf(shape), product: lookUpIn(database) }),
    // Last, as it drops the index.
    upkeep: benchUpkeep(database)
  }));
}

/** So many reports on the ground of the large city. */
function benchThinner(size: number, city: City): Promise<LookUpResult> {
  console.error(`${size} reports in the large city …`);
  return withReports(size, LARGE_CITY, async (database) => ({ size, ...(await benchLookUp(database, { city, shape: LARGE_CITY })) }));
}

async function publish(results: Results): Promise<number> {
  console.log(await publishPart('triage', pageOf(results)));
  return limitsOf(results).every(({ found, limit }) => found <= limit) ? 0 : 1;
}

process.exitCode = await main();
