import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './bootstrap/build.mjs';
import { install } from './bootstrap/install.mjs';
import { freePort, needNode, needSpace, serverNode } from './bootstrap/machine.mjs';
import { root, toolEnv } from './bootstrap/paths.mjs';
import { Problem, explain } from './bootstrap/problem.mjs';
import { run } from './bootstrap/run.mjs';
import { step } from './bootstrap/step.mjs';

const DATA_MEGABYTES = 400;
const START_SECONDS = 60;
const POLL_MILLISECONDS = 200;

try {
  await demo();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

/** From a fresh clone to a running demo: each part is skipped when it is done already. */
async function demo() {
  needNode();
  const host = process.env.HOST || '127.0.0.1';
  const port = await freePort(process.env.PORT || '3000', host);
  const dataDir = resolve(process.env.DATA_DIR || join(root, 'data', 'demo'));
  await install();
  const node = serverNode();
  await build();
  const env = toolEnv({ INSTALLATION: 'demo', DATA_DIR: dataDir, PORT: String(port), HOST: host });
  await seed(node, dataDir, env);
  await serve(node, port, env);
}

/** The stamp is written last, so that an interrupted filling starts over. */
async function seed(node, dataDir, env) {
  const stamp = join(dataDir, '.demo-filled');
  if (existsSync(stamp)) return;
  needSpace(dataDir, DATA_MEGABYTES);
  mkdirSync(dataDir, { recursive: true });
  await step('Filling the database with a year of example reports (up to a minute)', async () => {
    const { code } = await run(node, ['scripts/seed-demo.ts'], { env });
    if (code !== 0)
      throw new Problem(
        `The demo data could not be written to ${dataDir}.`,
        `Delete that folder, or choose another one: DATA_DIR=/path/to/folder npm run demo`
      );
  });
  writeFileSync(stamp, '');
}

async function serve(node, port, env) {
  const server = spawn(node, ['server.js'], { cwd: root, env: { ACCESS_LOG: 'off', ...env }, stdio: 'inherit' });
  const ended = new Promise((done) => server.once('exit', (code) => done(code ?? 0)));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  if (await step('Starting the server', () => isReady(port, env.HOST, ended))) {
    printAddresses(port);
    await run(node, ['scripts/seed-demo.ts', '--logins'], { env });
    console.log('\nStop with Ctrl+C.');
  }
  process.exitCode = await ended;
}

/** False when the server was stopped on purpose before it was ready. */
async function isReady(port, host, ended) {
  let code = null;
  void ended.then((value) => (code = value));
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  for (let waited = 0; waited < START_SECONDS * 1000; waited += POLL_MILLISECONDS) {
    if (code !== null && code !== 0)
      throw new Problem('The server stopped while it was starting; its reason is above.', 'Solve what it says and run the command again.');
    if (code !== null) return false;
    const response = await fetch(`http://${address}:${port}/healthz`).catch(() => null);
    if (response?.ok) return true;
    await sleep(POLL_MILLISECONDS);
  }
  throw new Problem(`The server did not answer within ${START_SECONDS} seconds.`, 'Look at its lines above, then run the command again.');
}

function printAddresses(port) {
  const address = `http://localhost:${port}`;
  console.log(`\nReviermelder is running.\n`);
  console.log(`  Report something   ${address}/bochum`);
  console.log(`  Map and list       ${address}/bochum/karte`);
  console.log(`  Staff desk         ${address}/dienst\n`);
}
