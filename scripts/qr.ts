import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { renderSVG } from 'uqr';
import { readCity } from '#lib/server/cities/read-city.ts';
import { readEnv } from '#lib/server/env.ts';
import { linkOf } from './qr-link.ts';

/** `npm run --silent qr -- bochum container C-301 waste container_site > c-301.svg`: a QR code that opens the report form at a known object. */
function main([name, ...wished]: string[]): number {
  const { citiesDir, origin } = readEnv();
  if (!name || !existsSync(join(citiesDir, name))) {
    console.error('Name a city, a kind, a number, a category and perhaps an art, for example: npm run --silent qr -- bochum container C-301 waste > c-301.svg');
    return 1;
  }
  const read = readCity(join(citiesDir, name));
  if (!read.ok) {
    console.error(`The data of ${name} is not sound. To see why: npm run city:check -- ${name}`);
    return 1;
  }
  const link = linkOf(read.city, wished, origin);
  if (!link.ok) {
    console.error(link.problem);
    return 1;
  }
  console.error(link.address);
  process.stdout.write(`${renderSVG(link.address, { ecc: 'Q', border: 4 })}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
