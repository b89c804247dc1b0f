import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from '../../scripts/bootstrap/browser.mjs';
import { serverNode } from '../../scripts/bootstrap/machine.mjs';
import { run } from '../../scripts/bootstrap/run.mjs';
import { serverEnv } from './server-process.ts';

/** Enough for every state, outcome and merge to occur, seeded in a few seconds. */
const SEEDED_REPORTS = 600;
const SEEDED_PICTURES = 40;

/** Makes the one database that every worker copies. The variables reach the workers, which start after this. */
export default async function globalSetup(): Promise<() => void> {
  if (!existsSync('build/handler.js')) throw new Error('There is no build. Run "npm run build" first, or "npm run test:e2e", which does both.');
  process.env.CHROMIUM_PATH ??= await browser();
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-seeded-'));
  const args = ['scripts/seed-demo.ts', '--reports', String(SEEDED_REPORTS), '--pictures', String(SEEDED_PICTURES)];
  const { code, output } = await run(serverNode(), args, { env: serverEnv(folder), show: false });
  if (code !== 0) throw new Error(`The test database could not be filled:\n${output}`);
  process.env.SEEDED_DATA_DIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
