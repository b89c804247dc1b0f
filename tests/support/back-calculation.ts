/** Terms that add up to zero: a number that is known, or null for one that is hidden. */
export type Equation = { name: string; sign: number; value: number | null }[];

const NEARLY_ZERO = 1e-9;

/** Which hidden numbers somebody can work out who solves all these equations. */
export function determinedIn(equations: readonly Equation[]): string[] {
  return [...solvedIn(equations).keys()];
}

/**
 * The same with the number each of them is: Gauss and Jordan's elimination, after which a number is known exactly if its row holds
 * nothing else. The last place of a row is what the known terms add up to.
 */
export function solvedIn(equations: readonly Equation[]): Map<string, number> {
  const names = [...new Set(equations.flatMap((terms) => terms.filter(({ value }) => value === null).map(({ name }) => name)))];
  const places = new Map(names.map((name, index) => [name, index]));
  const rows = equations.map((terms) => {
    const row = new Array<number>(names.length + 1).fill(0);
    for (const { name, sign, value } of terms) {
      const at = value === null ? (places.get(name) ?? names.length) : names.length;
      row[at] = (row[at] ?? 0) + sign * (value ?? 1);
    }
    return row;
  });
  let top = 0;
  for (let column = 0; column < names.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > NEARLY_ZERO);
    const found = rows[pivot];
    if (!found) continue;
    rows.splice(pivot, 1);
    const by = found[column] ?? 1;
    const line = found.map((value) => value / by);
    for (const row of rows) {
      const factor = row[column] ?? 0;
      if (Math.abs(factor) > NEARLY_ZERO) line.forEach((value, index) => (row[index] = (row[index] ?? 0) - factor * value));
    }
    rows.splice(top++, 0, line);
  }
  const solved = rows.flatMap((row) => {
    const [at, ...others] = [...names.keys()].filter((column) => Math.abs(row[column] ?? 0) > NEARLY_ZERO);
    return at === undefined || others.length > 0 ? [] : [[names[at] ?? '', -(row[names.length] ?? 0) / (row[at] ?? 1)] as const];
  });
  return new Map(solved);
}
