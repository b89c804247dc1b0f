/** Terms that add up to zero: a number that is known, or null for one that is hidden. */
export type Equation = { name: string; sign: number; value: number | null }[];

const NEARLY_ZERO = 1e-9;

/**
 * Which hidden numbers somebody can work out who solves all these equations: Gauss and Jordan's elimination, after which a number
 * is known exactly if its row holds nothing else.
 */
export function determinedIn(equations: readonly Equation[]): string[] {
  const names = [...new Set(equations.flatMap((terms) => terms.filter(({ value }) => value === null).map(({ name }) => name)))];
  const rows = equations.map((terms) => {
    const row = new Array<number>(names.length).fill(0);
    for (const { name, sign, value } of terms) {
      const at = names.indexOf(name);
      if (value === null) row[at] = (row[at] ?? 0) + sign;
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
  return names.filter((_, column) =>
    rows.some((row) => Math.abs(row[column] ?? 0) > NEARLY_ZERO && row.filter((value) => Math.abs(value) > NEARLY_ZERO).length === 1)
  );
}
