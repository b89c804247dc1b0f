import { guardTable } from '#lib/domain/numbers/suppression.ts';
import type { FixedCount } from './store.ts';
import type { AgainCount, Guarded } from './verbs.ts';

type Scope = { areas: readonly string[]; categories: readonly string[] };

/**
 * How many fixed places were reported again: of the whole city, of each category and of each area. What was not reported again
 * follows from the two numbers, so it is guarded like them; and both tables have the same sums.
 */
export function againTables(rows: readonly FixedCount[], { areas, categories }: Scope): { categories: AgainCount[]; areas: AgainCount[]; all: AgainCount } {
  const inAreas = rows.filter(({ area }) => areas.includes(area));
  const countOf = (part: readonly FixedCount[]) => {
    const again = part.reduce((sum, row) => sum + row.again, 0);
    return [again, part.reduce((sum, row) => sum + row.fixed, 0) - again];
  };
  const byCategory = guardTable(categories.map((code) => countOf(inAreas.filter(({ category }) => category === code))));
  const byArea = guardTable(
    areas.map((code) => countOf(inAreas.filter(({ area }) => area === code))),
    byCategory.at(-1)
  );
  return {
    all: toCount(null, byCategory.at(-1)),
    categories: categories.map((code, row) => toCount(code, byCategory[row])),
    areas: areas.map((code, row) => toCount(code, byArea[row]))
  };
}

function toCount(code: string | null, [again = null, , fixed = null]: readonly Guarded[] = []): AgainCount {
  return { code, fixed, again };
}
