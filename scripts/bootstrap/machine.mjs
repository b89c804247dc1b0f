import { execFileSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { bin } from './paths.mjs';
import { Problem } from './problem.mjs';

const BYTES_PER_MEGABYTE = 1024 * 1024;
const BOOTSTRAP_NODE = [20, 19];
const SERVER_NODE = [22, 18];

/** The bootstrap itself needs this much; the server runs on the Node that the lockfile brings. */
export function needNode() {
  if (isAtLeast(process.versions.node, BOOTSTRAP_NODE)) return;
  throw new Problem(`Node ${process.versions.node} is too old.`, `Install Node ${BOOTSTRAP_NODE.join('.')} or later and run the command again.`);
}

/** Path of a Node that can run the server: the installed one, else the machine's own if it is new enough. */
export function serverNode() {
  for (const candidate of [bin('node'), process.execPath, 'node']) {
    const version = versionOf(candidate);
    if (version && isAtLeast(version, SERVER_NODE)) return candidate;
  }
  throw new Problem(
    `There is no Node package for ${process.platform} ${process.arch}, and Node ${process.versions.node} is too old to run the server.`,
    'Install Node 24 and run the command again.'
  );
}

function versionOf(node) {
  try {
    return execFileSync(node, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
      .slice(1);
  } catch {
    return null;
  }
}

function isAtLeast(version, [major, minor]) {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

/** Checks the disk that holds `folder`, which need not exist yet. */
export function needSpace(folder, megabytes) {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const disk = statfsSync(existing);
  const free = Math.floor((disk.bavail * disk.bsize) / BYTES_PER_MEGABYTE);
  if (free >= megabytes) return;
  throw new Problem(
    `Only ${free} MB are free for ${folder}; ${megabytes} MB are needed.`,
    'Free some space, or choose another folder with DATA_DIR, and run the command again.'
  );
}

/** The port from the environment, checked to be usable. */
export async function freePort(text, host) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Problem(`PORT is "${text}".`, 'Set PORT to a whole number from 1 to 65535, for example PORT=3000.');
  const code = await tryToListen(port, host);
  if (code === 'EADDRINUSE')
    throw new Problem(`Port ${port} is taken by another program.`, `Stop that program or choose another port: PORT=${port + 1} npm run demo`);
  if (code === 'EACCES') throw new Problem(`Port ${port} needs administrator rights.`, 'Choose a port above 1024: PORT=3000 npm run demo');
  if (code) throw new Problem(`Port ${port} cannot be used on ${host} (${code}).`, 'Choose another port or host: PORT=3001 HOST=127.0.0.1 npm run demo');
  return port;
}

function tryToListen(port, host) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code));
    probe.listen(port, host, () => probe.close(() => done(null)));
  });
}
