import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { casesOf } from './eval/figures.ts';
import { fitLogistic } from './eval/logistic.ts';
import { missingFile } from './eval/missing-file.ts';
import { comparedOf, EVIDENCE_NAMES, outcome, PROFILE_NAMES, ranked, thresholdFor, type Compared } from './eval/pairs.ts';
import { replay } from './eval/replay.ts';
import { readLabels, readReports } from './eval/stream.ts';
import { withStore } from './eval/with-store.ts';

const OUT = 'src/lib/domain/triage/fitted-weights.ts';
/** How much is shown on the latest data of the fit. Below the 0.40 that people may be asked, because later periods differ. */
const BUDGET = 0.36;
/** The latest days of the data, by which the threshold is set: a stream starts empty, and its first weeks show less than all later ones. */
const LATEST_DAYS = 25;
/** Budgets that the folds are measured at. */
const BUDGETS = [0.3, BUDGET, 0.38];
/** Holds back the weights of kinds of thing with few cases. */
const RIDGE = 10;
/** Days after the first report at which the folds end: each is measured with weights and threshold from everything before it. */
const FOLD_DAYS = [30, 45, 60, 75, 93];
const DAY = 86_400_000;

/**
 * `npm run fit:dedupe -- REPORTS.ndjson.gz DUPLICATES.ndjson.gz [--write]`: fits the weights of the duplicate score on a
 * labelled stream, says what they reach on later folds that they have not seen, and writes them into the source.
 */
async function main([reportsFile, duplicatesFile, write]: string[]): Promise<number> {
  if (!reportsFile || !duplicatesFile) {
    console.error('Name two files: npm run fit:dedupe -- REPORTS.ndjson.gz DUPLICATES.ndjson.gz [--write]');
    return 1;
  }
  const missing = missingFile([reportsFile, duplicatesFile]);
  if (missing !== null) {
    console.error(missing);
    return 1;
  }
  const compared = await compareStream(reportsFile, duplicatesFile);
  printFolds(compared);
  const weights = fitLogistic(rowsOf(compared), RIDGE);
  const list = ranked(compared, weights);
  const threshold = thresholdFor(BUDGET, latestOf(list));
  print('the same data', outcome(list, threshold));
  const source = await sourceOf(weights, threshold);
  if (write === '--write') writeFileSync(OUT, source);
  console.log(source);
  return 0;
}

async function compareStream(reportsFile: string, duplicatesFile: string): Promise<Compared[]> {
  const stream = readReports(reportsFile);
  const labels = readLabels(duplicatesFile);
  const cases = casesOf(stream, labels);
  const compared: Compared[] = [];
  await withStore(stream, async (tools) => {
    for await (const step of replay(stream, tools)) compared.push(comparedOf(step, cases, labels));
  });
  return compared;
}

const rowsOf = (compared: readonly Compared[]) => compared.flatMap(({ rows }) => rows);

function latestOf(list: ReturnType<typeof ranked>): ReturnType<typeof ranked> {
  const end = list.at(-1)?.at ?? 0;
  return list.filter(({ at }) => at >= end - LATEST_DAYS * DAY);
}

/** Weights and threshold always come from the past of the fold. */
function printFolds(compared: readonly Compared[]): void {
  const start = compared[0]?.at ?? 0;
  const folds = FOLD_DAYS.slice(0, -1).map((from, k) => {
    const until = FOLD_DAYS[k + 1] ?? Infinity;
    const past = compared.filter(({ at }) => at < start + from * DAY);
    const fold = compared.filter(({ at }) => at >= start + from * DAY && at < start + until * DAY);
    const weights = fitLogistic(rowsOf(past), RIDGE);
    return { past: ranked(past, weights), fold: ranked(fold, weights) };
  });
  for (const budget of BUDGETS) {
    const found = folds.map(({ past, fold }) => outcome(fold, thresholdFor(budget, latestOf(past))));
    found.forEach((each, k) => print(`budget ${budget}, from day ${FOLD_DAYS[k]}`, each));
    const sum = (name: keyof (typeof found)[number]) => found.reduce((total, each) => total + each[name], 0);
    print(`budget ${budget}, all folds`, { reports: sum('reports'), shown: sum('shown'), cases: sum('cases'), hits: sum('hits') });
  }
}

function print(name: string, { reports, shown, cases, hits }: ReturnType<typeof outcome>): void {
  console.log(`${name}: ${hits} of ${cases} cases = ${((100 * hits) / cases).toFixed(1)} %, shown per report ${(shown / reports).toFixed(3)}`);
}

async function sourceOf(weights: readonly number[], threshold: number): Promise<string> {
  const [base = 0, ...others] = weights;
  const table = (names: readonly string[], from: number) => names.map((name, k) => `${name}: ${(others[from + k] ?? 0).toFixed(2)}`).join(',\n');
  const source = `/** Log-odds before any evidence, shifted so that 0 is worth showing. This file is made by \`npm run fit:dedupe\` (docs/triage.md). */
export const BASE = ${(base - threshold).toFixed(2)};

/** Log-odds per unit of evidence. */
export const FITTED = {\n${table(EVIDENCE_NAMES, 0)}\n} as const;

/** How often a kind of thing is reported twice, as log-odds to be added. */
export const PROFILES = {\n${table(PROFILE_NAMES, EVIDENCE_NAMES.length)}\n} as const;
`;
  return format(source, { ...(await resolveConfig(OUT)), parser: 'typescript' });
}

process.exitCode = await main(process.argv.slice(2));
