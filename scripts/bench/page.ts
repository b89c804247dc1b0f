import { cpus, totalmem } from 'node:os';
import type { Measured } from './measure.ts';

export type SizeResult = {
  size: number;
  perLookUp: number;
  lookUp: Measured;
  rTree: Measured;
  triage: Measured;
  upkeep: { indexed: number; bare: number };
};

export type Results = { sizes: SizeResult[]; roundTrip: Measured | null; locate: Measured; flatbush: Measured };

/** One thing that is promised about speed, and whether this run kept it; null where it could not be measured. */
type Limit = { what: string; found: number; limit: number; unit: string };

/** The page `docs/benchmarks.md`. */
export function pageOf(results: Results): string {
  const limits = limitsOf(results);
  return `# Benchmarks

Written by \`npm run bench\`. Read the ratios; the microseconds belong to one run on one machine. A limit that was not kept is written as such.

Machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Node ${process.versions.node}, SQLite inside the process.

## Limits

| limit | found | at most | kept |
| --- | ---: | ---: | --- |
${limits.map(({ what, found, limit, unit }) => `| ${what} | ${found.toFixed(2)}${unit} | ${limit.toFixed(2)}${unit} | ${found <= limit ? 'yes' : '**no**'} |`).join('\n')}
${results.roundTrip ? '' : '\nNo PostgreSQL server was named (`npm run bench -- --postgres SOCKET`), so the round trip was not measured.\n'}
## Candidate look-up

The product's own query beside SQLite's R\\*Tree over place and time on the same rows; both must return the same reports in the same order. The city has 30 × 25 km, 70 % of its reports in 600 hot spots, three years of history and 4.4 % open; so more reports also mean more candidates around a point.

| reports | found per look-up | look-up p50 µs | p99 | R\\*Tree p50 µs | p99 | look-up and triage p50 µs | p99 |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${results.sizes.map(sizeLine).join('\n')}

## Upkeep of the index

| reports | insert with the index µs | without µs |
| ---: | ---: | ---: |
${results.sizes.map(({ size, upkeep }) => `| ${size} | ${upkeep.indexed.toFixed(1)} | ${upkeep.bare.toFixed(1)} |`).join('\n')}

The report's row in one transaction of 5,000, into a table with its key and reference only.

## District and quarter of a point

| way | p50 µs | p99 µs |
| --- | ---: | ---: |
| the product | ${micros(results.locate)} |
| flatbush with point-in-polygon-hao | ${micros(results.flatbush)} |
`;
}

export function limitsOf({ sizes, roundTrip, locate, flatbush }: Results): Limit[] {
  const [first] = sizes;
  const last = sizes.at(-1);
  if (!first || !last) return [];
  const worst = (ratio: (size: SizeResult) => number) => Math.max(...sizes.map(ratio));
  const slope = sizes.length > 1 ? [{ what: 'log-log slope of the look-up', found: slopeOf(first, last), limit: 0.2, unit: '' }] : [];
  const trip = roundTrip ? [{ what: 'look-up ÷ PostgreSQL round trip, largest size', found: last.lookUp.p50 / roundTrip.p50, limit: 0.5, unit: ' ×' }] : [];
  return [
    ...slope,
    { what: 'look-up ÷ R\\*Tree, worst size', found: worst(({ lookUp, rTree }) => lookUp.p50 / rTree.p50), limit: 2, unit: ' ×' },
    ...trip,
    { what: 'look-up and triage, worst size', found: worst(({ triage }) => triage.p50), limit: 500, unit: ' µs' },
    { what: 'district of a point ÷ flatbush', found: locate.p50 / flatbush.p50, limit: 1.5, unit: ' ×' },
    { what: 'insert with ÷ without the index, worst size', found: worst(({ upkeep }) => upkeep.indexed / upkeep.bare), limit: 2.5, unit: ' ×' }
  ];
}

function slopeOf(first: SizeResult, last: SizeResult): number {
  return Math.log(last.lookUp.p50 / first.lookUp.p50) / Math.log(last.size / first.size);
}

function sizeLine({ size, perLookUp, lookUp, rTree, triage }: SizeResult): string {
  return `| ${size} | ${perLookUp.toFixed(1)} | ${micros(lookUp)} | ${micros(rTree)} | ${micros(triage)} |`;
}

function micros({ p50, p99 }: Measured): string {
  return `${p50.toFixed(1)} | ${p99.toFixed(1)}`;
}
