import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createCityRegistry } from '#lib/server/cities/registry.ts';
import { readEnv } from '#lib/server/env.ts';
import { recordCityVersion } from '#lib/server/sqlite/city-versions.ts';
import { germanTime, rebuildNumbers } from '#lib/server/sqlite/numbers-keeper.ts';
import { DATABASE_FILE, openDatabase } from '#lib/server/sqlite/open.ts';

/** `npm run numbers:rebuild`: makes the summary tables of the figures anew from the reports. A running server may go on. */
function main(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const env = readEnv();
  const database = openDatabase(join(env.dataDir, DATABASE_FILE));
  const cities = createCityRegistry(env.citiesDir, (version) => recordCityVersion(database, { ...version, now: Date.now() }));
  const begin = performance.now();
  rebuildNumbers(database, (cityId) => cities.get(cityId)?.timeZone ?? germanTime(cityId));
  database.close();
  console.info(`Made the figures anew in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
}

main();
