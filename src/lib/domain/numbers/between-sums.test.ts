import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solvedIn, type Equation } from '../../../../tests/support/back-calculation.ts';
import { guardBetween, guardParts } from './between-sums.ts';
import { guardTable, SMALLEST_COUNT, type Guarded } from './suppression.ts';

type Line = readonly (number | null)[];

/** Districts of quarters, the last of which is what lies in no quarter; a place has a category and a result. */
const cities = fc
  .record({ districts: fc.integer({ min: 1, max: 3 }), quarters: fc.integer({ min: 1, max: 4 }), categories: fc.integer({ min: 1, max: 5 }) })
  .chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.array(
        fc.record({
          district: fc.nat(size.districts - 1),
          quarter: fc.nat(size.quarters),
          category: fc.nat(size.categories - 1),
          result: fc.oneof(fc.constant(0), fc.nat(3)),
          places: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(20))
        }),
        { maxLength: 25 }
      )
    )
  );
const RESULTS = 4;

test('quarters beside their district and the city tell no number from 1 to 4, and none can be worked out', () => {
  fc.assert(
    fc.property(cities, ([size, places]) => {
      const count = (match: (place: (typeof places)[number]) => boolean) => places.filter(match).reduce((sum, place) => sum + place.places, 0);
      const range = (length: number) => [...Array(length).keys()];
      const byCategory = guardTable(
        range(size.categories).map((category) => range(size.districts).map((d) => count((p) => p.district === d && p.category === category)))
      );
      const byResult = guardTable(
        range(RESULTS).map((result) => range(size.districts).map((d) => count((p) => p.district === d && p.result === result))),
        byCategory.at(-1)
      );
      const columnOf = (table: Guarded, d: number) => table.slice(0, -1).map((row) => row[d] ?? null);
      const equations = [...tableEquations('c', byCategory), ...tableEquations('r', byResult, 'c')];
      for (const d of range(size.districts)) {
        const inQuarter = (read: (p: (typeof places)[number]) => boolean, quarter: number) =>
          count((p) => p.district === d && p.quarter === quarter && read(p));
        const quarters = range(size.quarters + 1);
        const total = byCategory.at(-1)?.[d] ?? null;
        const totals = guardParts(
          quarters.map((quarter) => inQuarter(() => true, quarter)),
          total
        );
        const table = (lines: number, which: 'category' | 'result', columns: Line) =>
          guardBetween(
            quarters.map((quarter) => range(lines).map((line) => inQuarter((p) => p[which] === line, quarter))),
            { rows: totals, columns }
          );
        const categories = table(size.categories, 'category', columnOf(byCategory, d));
        const results = table(RESULTS, 'result', columnOf(byResult, d));
        equations.push(
          [...totals.map((value, q) => ({ name: `q${d}/${q}`, sign: 1, value })), { name: `sum c/${d}`, sign: -1, value: total }],
          ...partEquations('c', d, { table: categories, totals, sums: byCategory }),
          ...partEquations('r', d, { table: results, totals, sums: byResult })
        );
      }
      const told = equations.flat().flatMap(({ value }) => (value !== null && value > 0 && value < SMALLEST_COUNT ? [value] : []));
      expect(told).toEqual([]);
      expect([...solvedIn(equations)]).toEqual([]);
    }),
    { numRuns: 400 }
  );
});

test('what is told is true, and without small or hidden numbers all is told', () => {
  const counts = [
    [7, 0, 30],
    [5, 6, 0]
  ];
  expect(guardBetween(counts, { rows: [37, 11], columns: [12, 6, 30] })).toEqual(counts);
  expect(guardParts([37, 11, 0], 48)).toEqual([37, 11, 0]);
});

test('a small number hides three others that make a circle with it, the ones that cost least, and a zero last', () => {
  const counts = [
    [3, 60, 9],
    [8, 50, 7],
    [0, 40, 6]
  ];
  expect(guardBetween(counts, { rows: [72, 65, 46], columns: [11, 150, 22] })).toEqual([
    [null, 60, null],
    [null, 50, null],
    [0, 40, 6]
  ]);
});

test('the only number of a result that is hidden in the district needs no circle, but a tie to another hidden sum', () => {
  const counts = [
    [3, 6, 30],
    [0, 9, 20]
  ];
  expect(guardBetween(counts, { rows: [39, 29], columns: [null, null, 50] })).toEqual([
    [null, null, 30],
    [0, 9, 20]
  ]);
});

test('a small part takes the smallest other one with it, unless the sum is hidden', () => {
  expect(guardParts([2, 40, 12, 0], 54)).toEqual([null, 40, null, 0]);
  expect(guardParts([2, 40, 12, 0], null)).toEqual([null, 40, 12, 0]);
  expect(guardParts([40, 12, 0], null)).toEqual([40, null, 0]);
  expect(guardParts([2, 1, 12], 15)).toEqual([null, null, 12]);
});

/** Rows and columns of a table with its sums; `sums` is the table that holds the same last row. */
function tableEquations(name: string, table: Guarded, sums = name): Equation[] {
  const height = table.length - 1;
  const width = (table[0]?.length ?? 1) - 1;
  const cell = (row: number, column: number, sign: number) => ({
    name: row === height ? `sum ${sums}/${column}` : `${name}${row}/${column}`,
    value: table[row]?.[column] ?? null,
    sign
  });
  const rows = table.map((line, row) => line.map((_, column) => cell(row, column, column === width ? -1 : 1)));
  const columns = (table[0] ?? []).map((_, column) => table.map((__, row) => cell(row, column, row === height ? -1 : 1)));
  return [...rows, ...columns];
}

type Part = { table: Guarded; totals: Line; sums: Guarded };

/** The same of one district's quarters. */
function partEquations(name: string, district: number, { table, totals, sums }: Part): Equation[] {
  const cell = (row: number, column: number) => ({ name: `${name}${district}/${row}/${column}`, sign: 1, value: table[row]?.[column] ?? null });
  const rows = table.map((line, row) => [...line.map((_, column) => cell(row, column)), { name: `q${district}/${row}`, sign: -1, value: totals[row] ?? null }]);
  const columns = (table[0] ?? []).map((_, column) => [
    ...table.map((__, row) => cell(row, column)),
    { name: `${name}${column}/${district}`, sign: -1, value: sums[column]?.[district] ?? null }
  ]);
  return [...rows, ...columns];
}
