import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { readCity } from '#lib/server/cities/read-city.ts';
import { withReports } from './bench/filled.ts';
import { benchLookUp } from './bench/look-up.ts';
import { limitsOf, pageOf, type Results, type SizeResult } from './bench/page.ts';
import { benchRoundTrip } from './bench/postgres.ts';
import { benchRouting } from './bench/routing.ts';
import { benchUpkeep } from './bench/upkeep.ts';

const PAGE = join('docs', 'benchmarks.md');

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
  const roundTrip = await benchRoundTrip(values.postgres ?? null);
  const sizes: SizeResult[] = [];
  for (const size of values.sizes.split(',').map(Number)) {
    console.error(`${size} reports …`);
    sizes.push(await withReports(size, async (database) => ({ size, ...(await benchLookUp(database, city)), upkeep: benchUpkeep(database) })));
  }
  return publish({ sizes, roundTrip, ...routing });
}

async function publish(results: Results): Promise<number> {
  const page = await format(pageOf(results), { ...(await resolveConfig(PAGE)), parser: 'markdown' });
  writeFileSync(PAGE, page);
  console.log(page);
  return limitsOf(results).every(({ found, limit }) => found <= limit) ? 0 : 1;
}

process.exitCode = await main();
