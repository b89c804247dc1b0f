import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readCity } from '#lib/server/cities/read-city.ts';
import { readEnv } from '#lib/server/env.ts';
import { createLineRouter, type RoutedLine } from './route-line.ts';

/** Characters collected before they are written: one write per line would take most of the time. */
const WRITE_FROM_CHARACTERS = 65_536;

/** `npm run --silent route -- bochum < points.ndjson`: prints district, team and reasons of each point, one line each. */
async function main([name]: string[]): Promise<number> {
  const { citiesDir } = readEnv();
  if (!name || !existsSync(join(citiesDir, name))) {
    console.error(name ? `There is no folder ${join(citiesDir, name)}.` : 'Name a city, for example: npm run --silent route -- bochum < points.ndjson');
    return 1;
  }
  const read = readCity(join(citiesDir, name));
  if (!read.ok) {
    console.error(`The data of ${name} is not sound. To see why: npm run city:check -- ${name}`);
    return 1;
  }
  return routeLines(createLineRouter(read.city, Date.now()));
}

async function routeLines(route: (line: string) => RoutedLine): Promise<number> {
  let exitCode = 0;
  let lineNumber = 0;
  let pending = '';
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    lineNumber++;
    if (line.trim() === '') continue;
    const routed = route(line);
    if (routed.ok) pending += `${JSON.stringify(routed.point)}\n`;
    else {
      console.error(`line ${lineNumber}: ${routed.problem}`);
      exitCode = 1;
    }
    if (pending.length < WRITE_FROM_CHARACTERS) continue;
    await write(pending);
    pending = '';
  }
  await write(pending);
  return exitCode;
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Whoever reads may stop early (`| head`); then there is nobody left to print for. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2));
