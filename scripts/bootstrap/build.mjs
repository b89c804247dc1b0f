import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const SOURCES = ['src', 'static', 'messages', 'project.inlang/settings.json', 'paraglide.config.ts', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
const GENERATED = join('src', 'lib', 'i18n', 'paraglide');
const stamp = join(root, 'build', '.built-from');

/** Builds when a source differs from what the last build saw. */
export async function build() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Building the app (about half a minute)', () => buildFresh(wanted));
}

async function buildFresh(wanted) {
  const { code, output } = await run(bin('vite'), ['build', '--logLevel', 'warn'], { show: false });
  if (code !== 0) {
    console.error(output.split('\n').slice(-30).join('\n'));
    throw new Problem(
      'The build failed; its last lines are above.',
      'If you changed the source, correct it; otherwise delete node_modules and run the command again.'
    );
  }
  writeFileSync(stamp, wanted);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of filesOf(source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0');
  return hash.digest('hex');
}

function filesOf(path) {
  if (path === GENERATED || !existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}
