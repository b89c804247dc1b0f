import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../src/lib/server/sqlite/open.ts';

/** A real database file in a folder of its own that disappears with the test; `connect` opens further connections to it. */
export function temporaryDatabase(): { file: string; database: Database; connect: () => Database } {
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-'));
  const file = join(folder, 'reviermelder.sqlite');
  const opened: Database[] = [];
  onTestFinished(() => {
    for (const database of opened) database.close();
    rmSync(folder, { recursive: true });
  });
  const connect = () => {
    const database = openDatabase(file);
    opened.push(database);
    return database;
  };
  return { file, database: connect(), connect };
}
