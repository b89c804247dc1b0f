import { accessSync, constants, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const bins = join(root, 'node_modules', '.bin');

export const bin = (name) => join(bins, process.platform === 'win32' ? `${name}.cmd` : name);

/** The environment in which tools of the project find the Node that the lockfile brings. */
export function toolEnv(extra = {}) {
  return { ...process.env, ...writableHome(), PATH: `${bins}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/** The environment for npm itself: it must not run on the Node that it is about to replace. */
export function npmEnv() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bins);
  return { ...process.env, ...writableHome(), PATH: path.join(delimiter) };
}

/** npm and Chromium both need a home folder; a machine without one gets a temporary one. */
function writableHome() {
  const home = process.env.HOME ?? process.env.USERPROFILE;
  if (home && isWritable(home)) return {};
  const spare = join(tmpdir(), `reviermelder-home-${process.getuid?.() ?? 0}`);
  mkdirSync(spare, { recursive: true });
  return { HOME: spare, npm_config_cache: join(spare, '.npm') };
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
