import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { readEnv } from '#lib/server/env.ts';
import { appliedMigrations, DATABASE_FILE, openDatabase } from '#lib/server/sqlite/open.ts';

/** `npm run db:migrate`: brings the database to the schema of this version and says what it did. The server does the same at its start. */
function main(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const file = join(readEnv().dataDir, DATABASE_FILE);
  const before = existsSync(file) ? appliedMigrations(file) : 0;
  const database = openDatabase(file);
  database.close();
  const after = appliedMigrations(file);
  console.info(
    after === before ? `${file} was up to date: ${after} of ${after} migrations.` : `${file}: applied ${after - before}, now at ${after} migrations.`
  );
}

main();
