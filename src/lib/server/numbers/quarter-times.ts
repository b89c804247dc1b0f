import type { LocalDay } from '#lib/domain/city/local-time.ts';
import { guardTable } from '#lib/domain/numbers/suppression.ts';
import { placesIn } from '#lib/domain/numbers/tally.ts';
import { timesOfMonths } from './area-tables.ts';
import type { MonthTally } from './store.ts';
import type { AreaNumbers, Guarded, Times } from './verbs.ts';

type Question = {
  /** The quarters of one district, all of them. */
  quarters: readonly string[];
  categories: readonly string[];
  today: LocalDay;
  /** The district as its own page tells it. */
  district: Pick<AreaNumbers, 'places' | 'categories'>;
};

/**
 * Times and places of each quarter of a district. What lies in no quarter is one more row, so that the rows add up to the district's
 * numbers, which are told elsewhere; the table is made knowing them.
 */
export function quarterTimes(
  months: { ofDistrict: readonly MonthTally[]; ofQuarters: readonly MonthTally[] },
  { quarters, categories, today, district }: Question
): Map<string, { all: Times; categories: Times[] }> {
  const own = quarters.map((quarter) => months.ofQuarters.filter(({ area }) => area === quarter));
  const counts = own.map((rows) => categories.map((category) => placesOf(rows, category)));
  const rest = categories.map((category, column) => placesOf(months.ofDistrict, category) - counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const sums: Guarded[] = [...categories.map((code) => district.categories.find(({ category }) => category === code)?.places ?? null), district.places];
  const guarded = guardTable([...counts, rest], sums);
  return new Map(
    quarters.map((area, row) => {
      const times = (category: string | null, column: number) =>
        timesOfMonths(
          (own[row] ?? []).filter((month) => category === null || month.category === category),
          { category, area, places: guarded[row]?.[column] ?? null, reopened: null },
          today
        );
      return [area, { all: times(null, categories.length), categories: categories.map((category, column) => times(category, column)) }];
    })
  );
}

function placesOf(rows: readonly MonthTally[], category: string): number {
  return rows.reduce((sum, row) => sum + (row.category === category ? placesIn(row.tally) : 0), 0);
}
