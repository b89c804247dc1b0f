import fc from 'fast-check';
import { expect, test } from 'vitest';
import { determinedIn, type Equation } from '../../../../tests/support/back-calculation.ts';
import { guardTable, SMALLEST_COUNT, type Guarded } from './suppression.ts';

const counts = fc.oneof({ weight: 3, arbitrary: fc.nat(8) }, { weight: 2, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.constant(0) });
const tables = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, columns]) => fc.array(fc.array(counts, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));

/** Everything that somebody knows who sees a table with its sums: its rows and its columns add up. */
function equationsOf(table: Guarded, name = ''): Equation[] {
  const height = table.length;
  const width = table[0]?.length ?? 0;
  const cell = (row: number, column: number, sign: number) => ({ name: `${name}${row}/${column}`, sign, value: table[row]?.[column] ?? null });
  const signOf = (index: number, last: number) => (index === last ? -1 : 1);
  const rows = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => cell(row, column, signOf(column, width - 1))));
  const columns = Array.from({ length: width }, (_, column) => Array.from({ length: height }, (__, row) => cell(row, column, signOf(row, height - 1))));
  return [...rows, ...columns];
}

test('no number from 1 to 4 is told, and none can be worked out from the others', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const guarded = guardTable(table);
      expect(guarded.flat().filter((count) => count !== null && count > 0 && count < SMALLEST_COUNT)).toEqual([]);
      expect(determinedIn(equationsOf(guarded))).toEqual([]);
    }),
    { numRuns: 500 }
  );
});

test('two numbers of one reader\u2019s sum that are both 1 are not left alone, since both are known to be at least 1', () => {
  const guarded = guardTable([
    [34, 200],
    [1, 60],
    [1, 80]
  ]);
  expect(
    answersOf(guarded, [
      [34, 200],
      [1, 60],
      [1, 80]
    ]).filter(({ answers }) => answers.size < 2)
  ).toEqual([]);
  expect(guarded[0]).toContain(null);
});

test('no hidden number is zero, and whoever knows that finds a second answer for each all the same', () => {
  const small = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }))
    .chain(([rows, columns]) => fc.array(fc.array(fc.nat(7), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));
  fc.assert(
    fc.property(small, (table) => {
      const found = answersOf(guardTable(table), table);
      expect(found.filter(({ value }) => value === 0)).toEqual([]);
      expect(found.filter(({ answers }) => answers.size < 2)).toEqual([]);
    }),
    { numRuns: 300 }
  );
});

/** Every hidden number with all that it could be: each way to fill the table in that agrees with what is told, up to two away from the truth. */
function answersOf(guarded: Guarded, table: number[][]): { value: number; answers: Set<number> }[] {
  const truth = withSums(table);
  const found = truth.flatMap((row, r) => row.flatMap((value, c) => (guarded[r]?.[c] === null ? [{ r, c, value, answers: new Set<number>() }] : [])));
  const body = found.filter(({ r, c }) => r < table.length && c < (table[0]?.length ?? 0));
  const tried = table.map((row) => [...row]);
  const fill = (next: number) => {
    const cell = body[next];
    if (!cell) {
      const sums = withSums(tried);
      const agrees = guarded.every((row, r) => row.every((told, c) => (told === null ? (sums[r]?.[c] ?? 0) >= 1 : told === sums[r]?.[c])));
      if (agrees) for (const { r, c, answers } of found) answers.add(sums[r]?.[c] ?? 0);
      return;
    }
    for (let value = Math.max(1, cell.value - 2); value <= cell.value + 2; value++) {
      const line = tried[cell.r];
      if (line) line[cell.c] = value;
      fill(next + 1);
    }
  };
  fill(0);
  return found;
}

test('what is told is true, and a table without small numbers is told whole', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const guarded = guardTable(table);
      table.forEach((row, r) => row.forEach((count, c) => expect([count, null]).toContain(guarded[r]?.[c])));
      if (table.flat().every((count) => count === 0 || count >= SMALLEST_COUNT)) expect(guarded.flat()).not.toContain(null);
    })
  );
});

test('two tables with the same column sums do not give each other away', () => {
  const pairs = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
    .chain(([columns, rows]) =>
      fc.tuple(
        fc.array(fc.array(fc.tuple(fc.nat(5), fc.nat(4)), { minLength: 0, maxLength: 25 }), { minLength: columns, maxLength: columns }),
        fc.constant(rows)
      )
    );
  fc.assert(
    fc.property(pairs, ([reports, rows]) => {
      // Each report is of a category and has a result: the two tables count the same reports.
      const count = (which: 0 | 1) =>
        Array.from({ length: Math.max(rows, 6) }, (_, row) => reports.map((column) => column.filter((report) => report[which] === row).length));
      const first = guardTable(count(0));
      const second = guardTable(count(1), first.at(-1));
      const sums = (first.at(-1) ?? []).map((value, column): Equation => {
        const firstSum = { name: `a${first.length - 1}/${column}`, sign: 1, value };
        return [firstSum, { name: `b${second.length - 1}/${column}`, sign: -1, value: second.at(-1)?.[column] ?? null }];
      });
      expect(determinedIn([...equationsOf(first, 'a'), ...equationsOf(second, 'b'), ...sums])).toEqual([]);
    }),
    { numRuns: 500 }
  );
});

function withSums(table: number[][]): number[][] {
  const rows = table.map((row) => [...row, row.reduce((sum, value) => sum + value, 0)]);
  return [...rows, (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))];
}
