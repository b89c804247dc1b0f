import { basename, dirname } from 'node:path';
import type { City } from '#lib/domain/city/city.ts';
import { checkExamples } from './check-examples.ts';
import { checkRouting } from './check-routing.ts';
import { checkRuleCodes } from './check-rule-codes.ts';
import { openCityFolder } from './city-folder.ts';
import { repeated, type CityProblem } from './problem.ts';
import { routingFile } from './routing-schema.ts';

/** The city as it would be with the rules of another file, checked as `city:check` checks its own. */
export function withRulesOf(file: string, city: City): { ok: true; city: City } | { ok: false; problems: CityProblem[] } {
  const folder = openCityFolder(dirname(file));
  const rules = folder.json(basename(file), routingFile)?.rules;
  if (!rules) return { ok: false, problems: folder.problems };
  const other: City = { ...city, routing: rules };
  const codes = [...repeated('routing.json', 'rules', rules), ...checkRuleCodes(other)];
  const found = codes.length > 0 ? codes : checkRouting(other);
  const problems = found.length > 0 ? found : checkExamples(other);
  return problems.length > 0 ? { ok: false, problems: problems.map((problem) => ({ ...problem, file: basename(file) })) } : { ok: true, city: other };
}
