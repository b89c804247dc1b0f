import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Address } from '../e2e/urls.ts';
import type { RunningServer } from './server-process.ts';

/** The path of an address in this worker's data. Throws when the data holds nothing that fits. */
export function pathOf({ dataDir }: Pick<RunningServer, 'dataDir'>, { route, path, find }: Address): string {
  if (!find) return path;
  const database = new DatabaseSync(join(dataDir, 'reviermelder.sqlite'), { readOnly: true });
  try {
    const found = database.prepare(find).get()?.['path'];
    if (typeof found !== 'string') throw new Error(`The seeded data holds nothing for /${route}.`);
    return found;
  } finally {
    database.close();
  }
}
