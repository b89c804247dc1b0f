import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toolEnv } from '../bootstrap/paths.mjs';

/** Not a dependency of the project: it is fetched for the bench only. */
export const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking';
const MOST_MS = 240_000;

/** Scores from 0 to 100 of a page with Lighthouse's own phone and line. */
export async function lighthouseOf(url: string, chromium: string): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-lighthouse-'));
  const file = join(folder, 'report.json');
  const options = ['--quiet', '--output=json', `--output-path=${file}`, `--only-categories=${CATEGORIES.join(',')}`, `--chrome-flags=${FLAGS}`];
  try {
    await promisify(execFile)('npx', ['--yes', LIGHTHOUSE, url, ...options], { env: toolEnv({ CHROME_PATH: chromium }), timeout: MOST_MS });
    const { categories } = JSON.parse(readFileSync(file, 'utf8')) as { categories: Record<string, { score: number }> };
    return Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])) as Scores;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
