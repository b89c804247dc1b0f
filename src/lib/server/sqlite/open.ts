import Client from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../errors.ts';

/** An open database file with all migrations applied. `client` is for what drizzle cannot say. */
export type Database = { db: BetterSQLite3Database; client: Client.Database; close(): void };

/** Name of the database below the data folder. */
export const DATABASE_FILE = 'reviermelder.sqlite';
/** Relative to the project's folder, where every command of the product is started. */
const MIGRATIONS_FOLDER = 'drizzle/sqlite';
const BUSY_TIMEOUT_MS = 10_000;
/** So much of the file is read without copying it: at a million reports a look-up takes two thirds of the time (docs/benchmarks.md). */
const MAPPED_BYTES = 2 ** 30;

/** What every connection must report before it may be used; FULL is what makes an acknowledged report survive a power cut. */
export const REQUIRED_PRAGMAS = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: BUSY_TIMEOUT_MS } as const;

/**
 * Opens or creates the file, applies what is missing of the migrations and checks the pragmas.
 * Throws `database.pragma` when SQLite does not run as durably as required.
 */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const client = new Client(file, { timeout: BUSY_TIMEOUT_MS });
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma(`mmap_size = ${MAPPED_BYTES}`);
  const db = drizzle({ client });
  // A migration that rebuilds a table needs the keys off.
  client.pragma('foreign_keys = OFF');
  migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
  client.pragma('foreign_keys = ON');
  checkPragmas(client);
  return { db, client, close: () => client.close() };
}

/** How many migrations an existing file has seen; 0 for a file without any. Changes nothing. */
export function appliedMigrations(file: string): number {
  const client = new Client(file, { readonly: true });
  try {
    const hasTable = client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
    return hasTable ? (client.prepare<[], { n: number }>('select count(*) as n from __drizzle_migrations').get()?.n ?? 0) : 0;
  } finally {
    client.close();
  }
}

/** Throws `database.pragma` with the name, the required and the found value. */
export function checkPragmas(client: Client.Database): void {
  for (const [pragma, required] of Object.entries(REQUIRED_PRAGMAS)) {
    const found = client.pragma(pragma, { simple: true });
    if (found !== required) throw new AppError('database.pragma', { pragma, required, found });
  }
}

/**
 * One write transaction that starts as writer (BEGIN IMMEDIATE), so that what it reads cannot change before it writes.
 * Synchronous only: an async callback would commit before it ends.
 */
export function inTransaction<Result>(database: Database, work: () => Result extends Promise<unknown> ? never : Result): Result {
  return database.db.transaction(() => work(), { behavior: 'immediate' });
}
