import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { npmEnv, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

// The one without windows needs half the processor time.
const COMMANDS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const PACKAGE = '@sparticuz/chromium@153';
const cache = join(root, 'node_modules', '.cache', 'browser');

/** Path of a Chromium: the installed one, else Debian's package, else one from an npm package. */
export async function browser() {
  return installed() ?? (await fromDebian()) ?? (await fromNpm());
}

function installed() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !existsSync(chosen)) throw new Problem(`CHROMIUM_PATH names ${chosen}, which does not exist.`, 'Correct CHROMIUM_PATH or unset it.');
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [chosen, ...COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
  return candidates.find((path) => path && existsSync(path) && answers(path)) ?? null;
}

function answers(path) {
  try {
    execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  const env = { ...npmEnv(), DEBIAN_FRONTEND: 'noninteractive' };
  return step('Installing Chromium from Debian (about a minute)', async () => {
    await run('apt-get', ['update', '-qq'], { env, show: false });
    for (const name of ['chromium-headless-shell', 'chromium']) {
      const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, show: false });
      if (code === 0) return installed();
    }
    return null;
  });
}

/** The package brings system libraries and fonts along; a wrapper gives them to the browser where they are missing. */
async function fromNpm() {
  const wrapper = join(cache, 'start-chromium');
  if (!existsSync(wrapper)) await step(`Fetching a browser from npm (${PACKAGE})`, () => fetchPackage(wrapper));
  if (answers(wrapper)) return wrapper;
  throw new Problem(
    'The browser from npm does not start on this machine.',
    'Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chromium npm test'
  );
}

async function fetchPackage(wrapper) {
  mkdirSync(cache, { recursive: true });
  const { code, output } = await run('npm', ['install', '--no-save', '--no-package-lock', '--prefix', cache, PACKAGE], { env: npmEnv(), show: false });
  if (code === 0) return unpack(wrapper);
  console.error(output.split('\n').slice(-10).join('\n'));
  throw new Problem(
    'There is no browser for the end-to-end tests, and none could be installed.',
    'Install Chromium (Debian: apt-get install chromium) or name one: CHROMIUM_PATH=/path/to/chromium npm test'
  );
}

/** What the machine has itself is left to it: foreign libraries or fonts beside its own make the browser crash. */
function unpack(wrapper) {
  const script = "import('@sparticuz/chromium').then(async (it) => console.log(await it.default.executablePath()))";
  const env = { ...process.env, TMPDIR: cache, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const path = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: cache, env }).toString().trim();
  const fonts = join(cache, 'fonts', 'fonts.conf');
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', join(cache, 'fonts')));
  const lines = ['#!/bin/sh'];
  if (!answers(path)) lines.push(`export LD_LIBRARY_PATH="${cache}/al2023/lib"`);
  if (!existsSync('/etc/fonts/fonts.conf')) lines.push(`export FONTCONFIG_PATH="${cache}/fonts"`);
  writeFileSync(wrapper, [...lines, `exec "${path}" "$@"`, ''].join('\n'), { mode: 0o755 });
}
