import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/sqlite/open.ts';
import { missingFile } from './eval/missing-file.ts';
import { createReplay, type Checked } from './spot-replay.ts';
import { largestChain, readStream, type StreamReport } from './spot-stream.ts';

const BATCH = 500;
/** Batches between two slow recounts. */
const CHECK_EVERY = 4;

/** `npm run --silent eval:spots -- FILE.csv.gz`: replays a stream step by step, compares it with the slow recount, prints one JSON line. */
function main([file]: string[]): number {
  if (!file) {
    console.error('Name a stream: npm run --silent eval:spots -- FILE.csv.gz');
    return 2;
  }
  const missing = missingFile([file]);
  if (missing !== null) {
    console.error(missing);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-spots-'));
  const database = openDatabase(join(folder, 'stream.sqlite'));
  try {
    const result = evaluate(database, readStream(readFileSync(file)));
    console.log(JSON.stringify(result));
    return result.mismatches === 0 ? 0 : 1;
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

function evaluate(database: Database, stream: readonly StreamReport[]) {
  const { replay, check } = createReplay(database);
  const micros: number[] = [];
  const checks: Checked[] = [];
  let aging = 0;
  for (let start = 0; start < stream.length; start += BATCH) {
    const batch = stream.slice(start, start + BATCH);
    const timed = replay(batch);
    micros.push(...timed.coming);
    aging += timed.aging;
    const isLast = start + BATCH >= stream.length;
    if (isLast || (start / BATCH) % CHECK_EVERY === CHECK_EVERY - 1) checks.push(check(stream.slice(0, start + BATCH), batch.at(-1)?.at ?? 0));
  }
  micros.sort((a, b) => a - b);
  const at = (share: number) => Math.round(micros[Math.floor(micros.length * share)] ?? 0);
  const countOf = (rows: string) => database.client.prepare<[], { n: number }>(`select count(*) as n from ${rows}`).get()?.n ?? 0;
  const chain = largestChain(stream);
  return {
    reports: stream.length,
    places: countOf('spot'),
    checkpoints: checks.length,
    mismatches: checks.reduce((sum, { mismatches }) => sum + mismatches, 0),
    largestExtentMeters: Math.round(Math.max(...checks.map(({ widestMeters }) => widestMeters))),
    largestReports: Math.max(...checks.map(({ largest }) => largest)),
    chainedExtentMeters: chain.meters,
    chainedReports: chain.reports,
    comingMicrosMedian: at(0.5),
    comingMicrosP99: at(0.99),
    agingMicrosMean: Math.round(aging / Math.max(1, countOf('spot_report where in_window = 0')))
  };
}

process.exitCode = main(process.argv.slice(2));
