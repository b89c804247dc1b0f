import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverNode } from '../../scripts/bootstrap/machine.mjs';
import { toolEnv } from '../../scripts/bootstrap/paths.mjs';

/** A Monday at 10 in Bochum: every team works, the helpline answers, the control room sleeps. */
export const CLOCK_START = '2026-11-23T09:00:00Z';

const START_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 50;
const STOP_MILLISECONDS = 5_000;

export type RunningServer = {
  /** `http://localhost:<port>`, without a slash at the end. */
  url: string;
  dataDir: string;
  /** Everything the server wrote so far, to look for what must not be logged. */
  log(): string;
  /**
   * Kills the process without a chance to clean up, as a power cut would, and starts it again on the same data. Its clock
   * has gone on meanwhile, and by `afterMillis` more, so that what was reported before stays in the past, whichever tests used
   * this server before; `CLOCK_START` starts it at another time.
   */
  crashAndRestart(when?: { CLOCK_START: string } | { afterMillis: number }): Promise<void>;
  stop(): Promise<void>;
};

/** In this header a test says from which network it asks, as a proxy would; without it, it asks from this machine. */
export const NETWORK_HEADER = 'x-test-network';

/** The environment of a test server; `extra` may move its clock. */
export function serverEnv(dataDir: string, extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const settings = { INSTALLATION: 'demo', DATA_DIR: dataDir, CLOCK_START, HOST: '127.0.0.1', ACCESS_LOG: 'on', NETWORK_HEADER, NODE_ENV: 'production' };
  return toolEnv({ ...settings, REPORTS_PER_NETWORK: '100000', FORM_SECONDS: '0', ...extra });
}

/** A server of its own: free port, own copy of the seeded data. */
export async function startServer(extra: Record<string, string> = {}): Promise<RunningServer> {
  const seeded = process.env.SEEDED_DATA_DIR;
  if (!seeded) throw new Error('The test database is missing: playwright.config.ts did not run its global setup.');
  const dataDir = mkdtempSync(join(tmpdir(), 'reviermelder-worker-'));
  cpSync(seeded, dataDir, { recursive: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const lines: string[] = [];
  let started = { clock: 0, real: 0 };
  const launch = (clock: number) => {
    started = { clock, real: Date.now() };
    return launchOn(url, serverEnv(dataDir, { PORT: String(port), ...extra, CLOCK_START: new Date(clock).toISOString() }), lines);
  };
  let child = await launch(Date.parse(extra.CLOCK_START ?? CLOCK_START));
  return {
    url,
    dataDir,
    log: () => lines.join(''),
    async crashAndRestart(when = { afterMillis: 0 }) {
      await end(child, 'SIGKILL');
      child = await launch('CLOCK_START' in when ? Date.parse(when.CLOCK_START) : started.clock + Date.now() - started.real + when.afterMillis);
    },
    async stop() {
      await end(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

async function launchOn(url: string, env: NodeJS.ProcessEnv, lines: string[]): Promise<ChildProcess> {
  const child = spawn(serverNode(), ['server.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  for (let waited = 0; waited < START_MILLISECONDS; waited += POLL_MILLISECONDS) {
    if (child.exitCode !== null) break;
    const response = await fetch(`${url.replace('localhost', '127.0.0.1')}/healthz`).catch(() => null);
    if (response?.ok) return child;
    await sleep(POLL_MILLISECONDS);
  }
  child.kill('SIGKILL');
  throw new Error(`The test server did not start:\n${lines.join('')}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
  await ended;
  clearTimeout(late);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('No free port.'))));
    });
  });
}
