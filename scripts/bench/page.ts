import { cpus, loadavg, totalmem } from 'node:os';
import { limitsOf } from './limits.ts';
import type { Measured } from './measure.ts';
import type { PostgresResult } from './postgres.ts';

/** `perLookUp` is the mean number of candidates found. */
export type LookUpResult = { size: number; perLookUp: number; lookUp: Measured; rTree: Measured; triage: Measured };
export type SizeResult = LookUpResult & { upkeep: { indexed: number; bare: number } };

/** `sizes` are equally dense; `thinner` has the smaller sizes on the ground of the largest. */
export type Results = {
  sizes: SizeResult[];
  thinner: LookUpResult[];
  /** At the largest size; null where no server was named. */ postgres: PostgresResult | null;
  locate: Measured;
  flatbush: Measured;
};

/** The part of docs/benchmarks.md about triage. */
export function pageOf(results: Results): string {
  const limits = limitsOf(results);
  return `## Triage

Written by \`npm run bench\`. Machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Node ${process.versions.node}, SQLite inside the process. Load average over the last 15 minutes at the end of the run: ${(loadavg()[2] ?? 0).toFixed(1)}.

### Limits

| limit | found | at most | kept |
| --- | ---: | ---: | --- |
${limits.map(({ what, found, limit, unit }) => `| ${what} | ${found.toFixed(2)}${unit} | ${limit.toFixed(2)}${unit} | ${found <= limit ? 'yes' : '**no**'} |`).join('\n')}
${results.postgres ? '' : '\nNo PostgreSQL server was named (`npm run bench -- --postgres SOCKET`), so it was not measured.\n'}
### Candidate look-up

The product's own query beside SQLite's R\\*Tree on the same rows; both must return the same reports in the same order, with the same columns. The R\\*Tree holds only reports that can be found at all (open, or closed in the last 30 days), which is its fastest form.

One million reports fill a city of 30 × 25 km with 600 hot spots that get 70 % of them, in three years, 4.4 % of them open. Smaller sizes are smaller cities **of the same density**, so that a look-up finds about as many candidates at every size and the slope is that of the index alone. Boston's reports of 2011 have 12.5 candidates in the mean, so this is the density of a real city. Every candidate found is a row to be read, whatever finds it; the last columns therefore also say what one of them costs.

${lookUpTable(results.sizes)}
${results.thinner.length === 0 ? '' : `\nThe same sizes on the ground of the large city, where more reports also mean more candidates around a point:\n\n${lookUpTable(results.thinner)}\n`}
${results.postgres ? postgresText(results.postgres) : ''}

### Upkeep of the index

| reports | insert with the index µs | without µs |
| ---: | ---: | ---: |
${results.sizes.map(({ size, upkeep }) => `| ${size} | ${upkeep.indexed.toFixed(1)} | ${upkeep.bare.toFixed(1)} |`).join('\n')}

The report's row in one transaction of 5,000, into a table with its key and reference only.

### District and quarter of a point

| way | p50 µs | p99 µs |
| --- | ---: | ---: |
| the product | ${micros(results.locate)} |
| flatbush with point-in-polygon-hao | ${micros(results.flatbush)} |
`;
}

function postgresText({ product, lookUp, roundTrip }: PostgresResult): string {
  return `| PostgreSQL beside it, largest size | p50 µs | p99 µs |
| --- | ---: | ---: |
| the product's look-up | ${micros(product)} |
| the same look-up in PostgreSQL: same rows, same index, prepared | ${micros(lookUp)} |
| \`select 1\` in PostgreSQL, which carries no row | ${micros(roundTrip)} |

Both through node-postgres over a Unix socket on the same machine, in turns with the product; both databases hand over rows as JavaScript values. The limit is on the first two lines: a look-up that reads a dozen candidates is compared with a round trip that carries them.`;
}

function lookUpTable(sizes: readonly LookUpResult[]): string {
  return `| reports | found per look-up | look-up p50 µs | p99 | R\\*Tree p50 µs | p99 | look-up and triage p50 µs | p99 | look-up µs per candidate |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${sizes.map(lookUpLine).join('\n')}`;
}

function lookUpLine({ size, perLookUp, lookUp, rTree, triage }: LookUpResult): string {
  const each = (lookUp.p50 / Math.max(perLookUp, 1)).toFixed(1);
  return `| ${size} | ${perLookUp.toFixed(1)} | ${micros(lookUp)} | ${micros(rTree)} | ${micros(triage)} | ${each} |`;
}

function micros({ p50, p99 }: Measured): string {
  return `${p50.toFixed(1)} | ${p99.toFixed(1)}`;
}
