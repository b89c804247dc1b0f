import type { LocalDay } from '#lib/domain/city/local-time.ts';
import { guardBetween, guardParts } from '#lib/domain/numbers/between-sums.ts';
import { placesIn } from '#lib/domain/numbers/tally.ts';
import { notFoundAfter, resultsOfMonths, timesOfMonths } from './area-tables.ts';
import type { MonthTally } from './store.ts';
import { RESULTS, type AreaNumbers, type QuarterNumbers } from './verbs.ts';

type Question = {
  /** The quarters of one district, all of them. */
  quarters: readonly string[];
  categories: readonly string[];
  today: LocalDay;
  /** The district as its own page tells it. */
  district: Pick<AreaNumbers, 'places' | 'categories' | 'results'>;
};

/**
 * Places, times and results of each quarter of a district. What lies in no quarter is one more row, so that the rows add up to the
 * district's numbers, which are told elsewhere; it is guarded like the others though no page tells it. How many places a quarter has
 * comes first, as its categories and its results both add up to it.
 */
export function quarterTables(
  months: { ofDistrict: readonly MonthTally[]; ofQuarters: readonly MonthTally[] },
  { quarters, categories, today, district }: Question
): Map<string, QuarterNumbers> {
  const own = quarters.map((quarter) => months.ofQuarters.filter(({ area }) => area === quarter));
  const withRest = (read: (rows: readonly MonthTally[]) => number[]) => {
    const rows = own.map(read);
    return [...rows, read(months.ofDistrict).map((whole, column) => whole - rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))];
  };
  const places = guardParts(
    withRest((rows) => [placesOf(rows, null)]).map(([count = 0]) => count),
    district.places
  );
  const ofDistrict = categories.map((code) => district.categories.find(({ category }) => category === code)?.places ?? null);
  const byCategory = guardBetween(
    withRest((rows) => categories.map((category) => placesOf(rows, category))),
    { rows: places, columns: ofDistrict }
  );
  const ofResults = RESULTS.map((name) => district.results.find(({ result }) => result === name)?.places ?? null);
  const byResult = guardBetween(withRest(resultsOfMonths), { rows: places, columns: ofResults });
  return new Map(
    quarters.map((area, row) => {
      const rows = own[row] ?? [];
      const ofQuarter = { area, reopened: null };
      const results = RESULTS.map((result, column) => ({ result, places: byResult[row]?.[column] ?? null }));
      return [
        area,
        {
          places: places[row] ?? null,
          all: timesOfMonths(rows, { ...ofQuarter, category: null, places: places[row] ?? null }, today),
          categories: categories.map((category, column) => {
            const months = rows.filter((month) => month.category === category);
            return timesOfMonths(months, { ...ofQuarter, category, places: byCategory[row]?.[column] ?? null }, today);
          }),
          results,
          notFoundAfter: notFoundAfter(rows, results, today)
        }
      ];
    })
  );
}

function placesOf(rows: readonly MonthTally[], category: string | null): number {
  return rows.reduce((sum, row) => sum + (category === null || row.category === category ? placesIn(row.tally) : 0), 0);
}
