import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needSpace } from './machine.mjs';
import { npmEnv, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const INSTALL_MEGABYTES = 1500;
const stamp = join(root, 'node_modules', '.installed-for');

/** Installs exactly what the lockfile says, once per lockfile. */
export async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  needSpace(root, INSTALL_MEGABYTES);
  await step('Installing packages (npm ci, about a minute)', () => installFresh(wanted));
}

async function installFresh(wanted) {
  const { code, output } = await run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], { env: npmEnv(), show: false });
  if (code !== 0) throw reasonFor(output);
  writeFileSync(stamp, wanted);
}

function reasonFor(output) {
  console.error(output.split('\n').slice(-15).join('\n'));
  if (/ENOSPC/.test(output)) return new Problem('The disk is full.', `Free ${INSTALL_MEGABYTES} MB and run the command again.`);
  if (/ENOTFOUND|ETIMEDOUT|ECONNRE|EAI_AGAIN/.test(output))
    return new Problem('The npm registry did not answer.', 'Check the network (try "npm ping") and run the command again.');
  if (/EACCES|EPERM/.test(output))
    return new Problem('npm may not write here.', 'Give your user the project folder and the npm cache, then run the command again.');
  return new Problem('"npm ci" failed; its last lines are above.', 'Solve what npm says, then run the command again.');
}
