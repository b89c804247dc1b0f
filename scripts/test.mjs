import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browser } from './bootstrap/browser.mjs';
import { install } from './bootstrap/install.mjs';
import { needNode, serverNode } from './bootstrap/machine.mjs';
import { bin, toolEnv } from './bootstrap/paths.mjs';
import { explain } from './bootstrap/problem.mjs';
import { run } from './bootstrap/run.mjs';
import { seconds } from './bootstrap/step.mjs';
import { countPlaywright, countVitest } from './bootstrap/counts.mjs';

const started = Date.now();
const total = { passed: 0, failed: 0 };
const answers = mkdtempSync(join(tmpdir(), 'reviermelder-test-'));
const answer = (name) => join(answers, `${name}.json`);

try {
  needNode();
  await install();
  await runAll(serverNode());
} catch (error) {
  explain(error);
  total.failed += 1;
}
rmSync(answers, { recursive: true, force: true });
console.log(`\nAll checks took ${seconds(started)}.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Goes on after a failing step, so that one run names everything that is wrong. */
async function runAll(node) {
  await check('generate messages and types', async () => (await succeeds(node, ['scripts/i18n.ts'])) && (await succeeds(bin('svelte-kit'), ['sync'])));
  // Each of these has one thread; ESLint alone takes as long as the others together.
  await Promise.all([check('lint (eslint)', () => succeeds(bin('eslint'), ['.'])), quickChecks()]);
  await tests('unit and contract tests', () => vitest(node));
  const built = await check('build', () => succeeds(bin('vite'), ['build', '--logLevel', 'warn']));
  await check('city files (bochum)', () => succeeds(node, ['scripts/city-check.ts', 'bochum']));
  await tests('end-to-end tests', () => (built ? playwright() : nothingToTest('There is no build to test.')));
}

async function quickChecks() {
  await check('format (prettier)', () => succeeds(bin('prettier'), ['--check', '--log-level', 'warn', '.']));
  await check('lint (imports)', () => succeeds(bin('depcruise'), ['src', 'scripts', 'tests', '--config', '.dependency-cruiser.cjs']));
  await check('lint (unused code)', () => succeeds(bin('knip'), []));
  await check('types (svelte-check)', () => succeeds(bin('svelte-check'), ['--tsconfig', './tsconfig.json', '--output', 'human', '--fail-on-warnings']));
}

async function check(title, isFine) {
  const ok = await timed(title, isFine, (fine) => fine);
  total[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

async function tests(title, counted) {
  const count = await timed(title, counted, ({ failed }) => failed === 0);
  total.passed += count.passed;
  total.failed += count.failed;
}

async function timed(title, work, isFine) {
  const start = Date.now();
  console.log(`\n… ${title}`);
  const result = await work();
  console.log(`\n${isFine(result) ? '✓' : '✗'} ${title} (${seconds(start)})`);
  return result;
}

async function succeeds(command, args, env = {}) {
  const { code } = await run(command, args, { env: toolEnv(env) });
  return code === 0;
}

async function vitest(node) {
  const file = answer('vitest');
  const ok = await succeeds(node, [bin('../vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return countVitest(read(file), ok);
}

async function playwright() {
  const chromium = await browser().catch(explain);
  if (!chromium) return nothingToTest('There is no browser.');
  const file = answer('playwright');
  const env = { CHROMIUM_PATH: chromium, APP_IS_BUILT: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const ok = await succeeds(bin('playwright'), ['test', '--reporter=list,json'], env);
  return countPlaywright(read(file), ok);
}

function nothingToTest(sentence) {
  console.log(sentence);
  return { passed: 0, failed: 1 };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
