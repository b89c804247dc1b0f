import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { City } from '#lib/domain/city/city.ts';
import { changeOf } from '#lib/domain/triage/dry-run.ts';
import { readCity } from '#lib/server/cities/read-city.ts';
import { withRulesOf } from '#lib/server/cities/read-rules.ts';
import { readEnv } from '#lib/server/env.ts';
import { DATABASE_FILE } from '#lib/server/sqlite/open.ts';
import { storedReports } from '#lib/server/sqlite/stored-reports.ts';
import { changeLines, summaryLines, type Replay } from './route-dry-text.ts';

const USAGE = 'So geht es: npm run route:dry -- bochum --rules neue-regeln.json';
const SOUND = 0;
const FAILED = 1;

/**
 * `npm run route:dry -- bochum --rules new-routing.json`: what other rules would decide about the stored reports. Only
 * reads. Ends with 0 when the replay is complete, whatever it found, and with 1 when it could not be made.
 */
function main(args: string[]): number {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, strict: false, options: { rules: { type: 'string' } } });
  const { citiesDir, dataDir } = readEnv();
  const [name] = positionals;
  const { rules } = values;
  const database = join(dataDir, DATABASE_FILE);
  if (!name || typeof rules !== 'string') return fail(USAGE);
  if (!existsSync(join(citiesDir, name))) return fail(`Es gibt keinen Ordner ${join(citiesDir, name)}. ${USAGE}`);
  if (!existsSync(rules)) return fail(`Es gibt keine Datei ${rules}. ${USAGE}`);
  if (!existsSync(database)) return fail(`In DATA_DIR (${dataDir}) liegt keine Datenbank. Zum Ausprobieren: npm run seed`);
  const read = readCity(join(citiesDir, name));
  if (!read.ok) return fail(`Die Daten von ${name} sind nicht in Ordnung. Sehen Sie nach mit: npm run city:check -- ${name}`);
  const other = withRulesOf(rules, read.city);
  if (!other.ok) {
    for (const { file, path, problem, remedy } of other.problems) console.error(`${file}${path ? ` at ${path}` : ''}: ${problem}.\n  Remedy: ${remedy}.`);
    return fail(`Mit diesen Regeln kann nichts verteilt werden: ${other.problems.length} Fehler in ${rules}.`);
  }
  const replay = replayed(database, read.city, other.city);
  for (const line of [...changeLines(replay, other.city), ...summaryLines(basename(rules), replay)]) console.log(line);
  return SOUND;
}

function replayed(database: string, city: City, other: City): Replay {
  const replay: Replay = { all: 0, open: 0, unknown: 0, changes: [] };
  const categories = new Set(city.categories.map(({ code }) => code));
  for (const report of storedReports(database, city.id)) {
    replay.all++;
    if (report.state !== 'closed') replay.open++;
    const change = categories.has(report.category) ? changeOf(report, city, other) : 'unknown';
    if (change === 'unknown') replay.unknown++;
    else if (change) replay.changes.push(change);
  }
  return replay;
}

function fail(sentence: string): number {
  console.error(sentence);
  return FAILED;
}

process.exitCode = main(process.argv.slice(2));
