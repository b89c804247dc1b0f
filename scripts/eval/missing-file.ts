import { existsSync } from 'node:fs';

/** The sentence about the first of these files that is not there; null when all are. */
export function missingFile(files: readonly string[]): string | null {
  const missing = files.find((file) => !existsSync(file));
  return missing === undefined ? null : `There is no file ${missing}.`;
}
