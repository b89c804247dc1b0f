/** Something that is wrong in a city's folder, said so that an operator can mend it. */
export type CityProblem = {
  /** Name inside the city's folder, e.g. `teams.json`. */
  file: string;
  /** Where in the file: keys and places from 0, e.g. `teams.3.organisation`; for tables `line 12`. */
  path: string;
  problem: string;
  remedy: string;
};

/** One problem for each code that is used more than once. */
export function repeated(file: string, path: string, items: readonly { code: string }[]): CityProblem[] {
  const seen = new Set<string>();
  const problems: CityProblem[] = [];
  for (const { code } of items) {
    if (seen.has(code)) problems.push({ file, path, problem: `the code ${code} is used twice`, remedy: 'give each its own code; codes are permanent' });
    seen.add(code);
  }
  return problems;
}

/** A reference to something that is listed nowhere. */
export function unknown(file: string, path: string, value: string, listed: string): CityProblem {
  return { file, path, problem: `${value} is not known`, remedy: `use one that is listed in ${listed}, or add it there` };
}
