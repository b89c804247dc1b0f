import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { readEnv } from '#lib/server/env.ts';
import { rebuildMap } from '#lib/server/sqlite/map-keeper.ts';
import { DATABASE_FILE, openDatabase } from '#lib/server/sqlite/open.ts';

/** `npm run map:rebuild`: makes the squares of the public map anew from the reports. A running server may go on. */
function main(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const database = openDatabase(join(readEnv().dataDir, DATABASE_FILE));
  const begin = performance.now();
  rebuildMap(database);
  database.close();
  console.info(`Made the map anew in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
}

main();
