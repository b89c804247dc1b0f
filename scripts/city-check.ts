import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkCity } from '#lib/server/cities/check-city.ts';
import { readEnv } from '#lib/server/env.ts';

/** `npm run city:check -- bochum`: prints what is wrong in the city's folder and ends with 1, or says what it holds. */
function main([name]: string[]): number {
  const { citiesDir } = readEnv();
  if (!name || !existsSync(join(citiesDir, name))) {
    console.error(name ? `There is no folder ${join(citiesDir, name)}.` : 'Name a city, for example: npm run city:check -- bochum');
    return 1;
  }
  const { city, problems } = checkCity(join(citiesDir, name));
  for (const { file, path, problem, remedy } of problems) {
    console.error(`${join(citiesDir, name)}/${file}${path ? ` at ${path}` : ''}: ${problem}.\n  Remedy: ${remedy}.`);
  }
  if (problems.length > 0 || !city) {
    console.error(`\n${problems.length} problem${problems.length === 1 ? '' : 's'} in ${name}.`);
    return 1;
  }
  const { districts, quarters, categories, teams, routing, addresses, places, areas, objects, works } = city;
  const examples = routing.flatMap((rule) => rule.examples ?? []);
  console.log(
    `${city.fullName} is sound: ${districts.length} districts, ${quarters.length} quarters, ${categories.length} categories, ` +
      `${teams.length} teams, ${routing.length} rules with ${examples.length} examples, ${addresses.length} addresses, ${places.length} places, ` +
      `${areas.length} special areas, ${objects.length} known objects, ${works.length} planned works.`
  );
  return 0;
}

process.exitCode = main(process.argv.slice(2));
