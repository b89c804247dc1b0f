/** Counts below this are not published, because they could point at a person (product.md, rule 3). */
export const SMALLEST_COUNT = 5;

/** A table with its sums in the last row and the last column; null stands for a hidden number. */
export type Guarded = (number | null)[][];

type Cell = { row: number; column: number };
type Table = { values: number[][]; hidden: boolean[][] };

/** Sums are dearer to the reader than single numbers. */
const SUM_COST = 1e9;
/** A hidden zero protects little. */
const ZERO_COST = 1e12;

/**
 * Hides every number from 1 to 4 and, beside each, enough others that nobody can work it out from sums and neighbours. With
 * rows and columns as the two sides of a graph and each hidden number as an edge, a hidden number follows from the visible
 * ones exactly if its edge is a bridge; so each bridge is closed to a circle along the path that costs the reader least.
 * `fixedSums` are column sums that stand in another table too: they are as visible here as they are there.
 */
export function guardTable(counts: readonly (readonly number[])[], fixedSums?: readonly (number | null)[]): Guarded {
  const values = withSums(counts);
  const hidden = values.map((row) => row.map(isSmall));
  const table: Table = { values, hidden };
  if (fixedSums) hideLike(table, fixedSums);
  for (let bridge = findBridge(hidden); bridge; bridge = findBridge(hidden)) {
    const path = cheapestWay(table, bridge, fixedSums !== undefined);
    if (path.length === 0) break;
    for (const { row, column } of path) setHidden(hidden, row, column);
  }
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

/** A hidden number whose two lines are connected by no other hidden numbers. Tables are small: each is looked at in turn. */
function findBridge(hidden: readonly (readonly boolean[])[]): Cell | null {
  for (const [row, line] of hidden.entries()) {
    for (const [column, isHidden] of line.entries()) if (isHidden && !isConnected(hidden, { row, column })) return { row, column };
  }
  return null;
}

function isConnected(hidden: readonly (readonly boolean[])[], { row, column }: Cell): boolean {
  const rows = new Set([row]);
  const columns = new Set<number>();
  const waiting = [row];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [other, isHidden] of (hidden[next] ?? []).entries()) {
      if (!isHidden || columns.has(other) || (next === row && other === column)) continue;
      if (other === column) return true;
      columns.add(other);
      for (const [further, line] of hidden.entries()) {
        if (!line[other] || rows.has(further)) continue;
        rows.add(further);
        waiting.push(further);
      }
    }
  }
  return false;
}

/** The cells to hide so that the bridge lies on a circle: the cheapest way from its row to its column around it (Dijkstra). */
function cheapestWay(table: Table, bridge: Cell, sumsAreFixed: boolean): Cell[] {
  const height = table.values.length;
  const width = table.values[0]?.length ?? 0;
  const best = new Map<number, { cost: number; way: Cell[]; done: boolean }>([[bridge.row, { cost: 0, way: [], done: false }]]);
  for (;;) {
    const open = [...best].filter(([, { done }]) => !done).sort(([, a], [, b]) => a.cost - b.cost)[0];
    if (!open) return [];
    const [node, state] = open;
    if (node === height + bridge.column) return state.way;
    state.done = true;
    const isRow = node < height;
    for (let other = 0; other < (isRow ? width : height); other++) {
      const cell = isRow ? { row: node, column: other } : { row: other, column: node - height };
      if (cell.row === bridge.row && cell.column === bridge.column) continue;
      const cost = state.cost + costOf(table, cell, sumsAreFixed);
      const target = isRow ? height + other : other;
      if (cost < (best.get(target)?.cost ?? Infinity)) best.set(target, { cost, way: [...state.way, cell], done: false });
    }
  }
}

function costOf({ values, hidden }: Table, { row, column }: Cell, sumsAreFixed: boolean): number {
  if (hidden[row]?.[column]) return 0;
  const isColumnSum = row === values.length - 1;
  if (isColumnSum && sumsAreFixed) return Infinity;
  const isSum = isColumnSum || column === (values[row]?.length ?? 0) - 1;
  const value = values[row]?.[column] ?? 0;
  return 1 + value + (isSum ? SUM_COST : 0) + (value === 0 ? ZERO_COST : 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
