import type { Address } from '../e2e/urls.ts';
import { rowsOf } from './desk.ts';
import type { RunningServer } from './server-process.ts';

/** The path of an address in this worker's data. Throws when the data holds nothing that fits. */
export function pathOf(server: Pick<RunningServer, 'dataDir'>, { route, path, find }: Address): string {
  if (!find) return path;
  const [row] = rowsOf(server, find);
  if (typeof row?.['path'] !== 'string') throw new Error(`The seeded data holds nothing for /${route}.`);
  return row['path'];
}
