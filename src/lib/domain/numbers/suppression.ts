/** Counts below this are not published, because they could point at a person (product.md, rule 3). */
export const SMALLEST_COUNT = 5;

/** A table with its sums in the last row and the last column; null stands for a hidden number. */
export type Guarded = (number | null)[][];

type Cell = { row: number; column: number };
type Table = { values: number[][]; hidden: boolean[][]; sumsAreFixed: boolean; /** Whoever reads knows that no hidden number is zero. */ isFromOne: boolean };

/** Sums are dearer to the reader than single numbers. */
const SUM_COST = 1e9;
/** A hidden zero protects little. */
const ZERO_COST = 1e12;

/**
 * Hides every number from 1 to 4 and, beside each, enough others that nobody can work it out from sums and neighbours. Rows and
 * columns are the two sides of a graph and each hidden number is an edge between them. A number could be another one if the
 * hidden ones on some circle can be one more and one less in turns; and since zeros are told, none of them can fall below 1.
 * Whatever lies on no such circle gets one, along the way that costs the reader least. `fixedSums` are column sums that stand in
 * another table too: they are as visible here as they are there.
 */
export function guardTable(counts: readonly (readonly number[])[], fixedSums?: readonly (number | null)[]): Guarded {
  const values = withSums(counts);
  const hidden = values.map((row) => row.map(isSmall));
  const table: Table = { values, hidden, sumsAreFixed: fixedSums !== undefined, isFromOne: true };
  if (fixedSums) hideLike(table, fixedSums);
  closeCircles(table);
  // Between sums that are fixed elsewhere there may be none for a reader who counts from one; then at least the sums say nothing.
  closeCircles({ ...table, isFromOne: false });
  return values.map((row, r) => row.map((value, c) => (hidden[r]?.[c] ? null : value)));
}

/** A number that may not be told. Zero may: it points at nobody. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_COUNT;
}

/** A column whose sum is hidden elsewhere must not give it away here. */
function hideLike({ values, hidden }: Table, fixedSums: readonly (number | null)[]): void {
  const last = values.length - 1;
  fixedSums.forEach((sum, column) => {
    const lastRow = hidden[last];
    if (lastRow) lastRow[column] = sum === null;
    if (sum !== null) return;
    for (let row = 0; row < last; row++) if ((values[row]?.[column] ?? 0) > 0) setHidden(hidden, row, column);
  });
}

function withSums(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = Math.max(...rows.map((row) => row.length), 1);
  return [...rows, Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)))];
}

function setHidden(hidden: boolean[][], row: number, column: number): void {
  const line = hidden[row];
  if (line) line[column] = true;
}

function closeCircles(table: Table): void {
  for (let way = wayAround(table); way; way = wayAround(table)) {
    for (const { row, column } of way) setHidden(table.hidden, row, column);
  }
}

/** What to hide so that a hidden number that can be no other one gets a circle; null when none needs or can have one. Tables are small: each is looked at in turn. */
function wayAround(table: Table): Cell[] | null {
  for (const [row, line] of table.hidden.entries()) {
    for (const [column, isHidden] of line.entries()) {
      const cell = { row, column };
      const way = isHidden && !canBeAnother(table, cell) ? cheapestWay(table, cell, 'more') : null;
      if (way) return way;
    }
  }
  return null;
}

/** Whether the hidden numbers alone let it be one more, or one less. */
function canBeAnother(table: Table, cell: Cell): boolean {
  const isFree = (way: Cell[] | null) => way?.every(({ row, column }) => table.hidden[row]?.[column]) === true;
  return isFree(cheapestWay(table, cell, 'more')) || (canBeLess(table, cell) && isFree(cheapestWay(table, cell, 'less')));
}

/**
 * The other cells of the cheapest circle on which this number can be one more or one less (Dijkstra); null where there is none.
 * A way from a row to a column adds one to what the cell counts for its lines, a way back takes one: sums count negatively.
 */
function cheapestWay(table: Table, cell: Cell, change: 'more' | 'less'): Cell[] | null {
  const height = table.values.length;
  const width = table.values[0]?.length ?? 0;
  const [rowNode, columnNode] = [cell.row, height + cell.column];
  const adds = (change === 'more') !== isNegative(table, cell);
  const [start, goal] = adds ? [columnNode, rowNode] : [rowNode, columnNode];
  const best = new Map<number, { cost: number; way: Cell[]; done: boolean }>([[start, { cost: 0, way: [], done: false }]]);
  for (;;) {
    const open = [...best].filter(([, { done }]) => !done).sort(([, a], [, b]) => a.cost - b.cost)[0];
    if (!open) return null;
    const [node, state] = open;
    if (node === goal) return state.way;
    state.done = true;
    const isRow = node < height;
    for (let other = 0; other < (isRow ? width : height); other++) {
      const step = isRow ? { row: node, column: other } : { row: other, column: node - height };
      if (step.row === cell.row && step.column === cell.column) continue;
      const cost = state.cost + costOf(table, step, isRow);
      const target = isRow ? height + other : other;
      if (cost < (best.get(target)?.cost ?? Infinity)) best.set(target, { cost, way: [...state.way, step], done: false });
    }
  }
}

function costOf(table: Table, cell: Cell, adds: boolean): number {
  const value = valueAt(table, cell);
  const isLess = adds === isNegative(table, cell);
  const isColumnSum = cell.row === table.values.length - 1;
  if (isLess && !canBeLess(table, cell)) return Infinity;
  if (table.hidden[cell.row]?.[cell.column]) return 0;
  if (isColumnSum && table.sumsAreFixed) return Infinity;
  const isSum = isColumnSum || cell.column === (table.values[cell.row]?.length ?? 0) - 1;
  return 1 + value + (isSum ? SUM_COST : 0) + (value === 0 ? ZERO_COST : 0);
}

const canBeLess = (table: Table, cell: Cell): boolean => !table.isFromOne || valueAt(table, cell) > 1;

/** A sum stands on the other side of its equation; the sum of sums is back on the first. */
function isNegative({ values }: Table, { row, column }: Cell): boolean {
  return (row === values.length - 1) !== (column === (values[row]?.length ?? 0) - 1);
}

function valueAt({ values }: Table, { row, column }: Cell): number {
  return values[row]?.[column] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
