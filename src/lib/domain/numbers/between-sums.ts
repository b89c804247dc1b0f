import { isSmall, type Guarded } from './suppression.ts';

type Line = readonly (number | null)[];
type Grid = { values: readonly (readonly number[])[]; hidden: boolean[][] };
type Cell = { row: number; column: number };
/** A row, or a column counted on after the last row. */
type Node = number;

/** A hidden zero protects little, so it is the last thing to hide. */
const ZERO_COST = 1e12;

/**
 * Guards a table whose row sums and column sums are all told or hidden elsewhere; null stands for a hidden one. Nothing can be worked
 * out from it, whatever else is known about the sums: each hidden number lies on a circle of hidden numbers inside the table, or it
 * alone is hidden in a line whose sum is hidden. And the lines whose sums are hidden hang together by hidden numbers, so that
 * whatever these sums may be, the table still fits.
 */
export function guardBetween(counts: readonly (readonly number[])[], sums: { rows: Line; columns: Line }): Guarded {
  const grid: Grid = { values: counts, hidden: counts.map((row) => row.map(isSmall)) };
  const sumOf = [...sums.rows, ...sums.columns];
  const open = sumOf.flatMap((sum, node) => (sum === null ? [node] : []));
  while (closeCircles(grid, sumOf) || tieTogether(grid, open));
  return counts.map((row, r) => row.map((value, c) => (grid.hidden[r]?.[c] ? null : value)));
}

/** Numbers whose sum is told or hidden elsewhere: those from 1 to 4 are hidden, and beside them as many as it takes that nothing follows from the sum. */
export function guardParts(counts: readonly number[], sum: number | null): (number | null)[] {
  const hidden = counts.map(isSmall);
  const others = [...counts.keys()].filter((index) => (counts[index] ?? 0) > 0 && !hidden[index]).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
  const alone = sum === null ? 0 : 1;
  const needed = hidden.filter(Boolean).length === alone ? 1 : 0;
  for (const index of others.slice(0, needed)) hidden[index] = true;
  return counts.map((count, index) => (hidden[index] ? null : count));
}

/** True if something more had to be hidden. */
function closeCircles(grid: Grid, sumOf: Line): boolean {
  let isChanged = false;
  const height = grid.values.length;
  for (const [row, line] of grid.hidden.entries()) {
    for (const [column, isHidden] of line.entries()) {
      if (!isHidden || isSumOf(grid, sumOf, { row, column })) continue;
      if (hideWay(grid, { from: row, to: height + column, without: { row, column } })) isChanged = true;
    }
  }
  return isChanged;
}

function tieTogether(grid: Grid, open: readonly Node[]): boolean {
  const [first, ...others] = open;
  if (first === undefined) return false;
  return others.filter((node) => hideWay(grid, { from: first, to: node, without: null })).length > 0;
}

/** The only hidden number of a line whose sum is hidden says no more than that sum. */
function isSumOf({ hidden }: Grid, sumOf: Line, { row, column }: Cell): boolean {
  const inRow = hidden[row]?.filter(Boolean).length ?? 0;
  const inColumn = hidden.filter((line) => line[column]).length;
  return (inRow === 1 && sumOf[row] === null) || (inColumn === 1 && sumOf[hidden.length + column] === null);
}

/** Hides the way between two lines that costs the reader least (Dijkstra). False if it was hidden already. */
function hideWay(grid: Grid, { from, to, without }: { from: Node; to: Node; without: Cell | null }): boolean {
  const height = grid.values.length;
  const best = new Map<Node, { cost: number; way: Cell[]; done: boolean }>([[from, { cost: 0, way: [], done: false }]]);
  for (;;) {
    const [node, state] = [...best].filter(([, { done }]) => !done).sort(([, a], [, b]) => a.cost - b.cost)[0] ?? [];
    if (node === undefined || !state) return hideAll(grid);
    if (node === to) {
      for (const { row, column } of state.way) hide(grid, row, column);
      return state.cost > 0;
    }
    state.done = true;
    const isRow = node < height;
    for (let other = 0; other < (isRow ? (grid.values[0]?.length ?? 0) : height); other++) {
      const cell = isRow ? { row: node, column: other } : { row: other, column: node - height };
      if (cell.row === without?.row && cell.column === without.column) continue;
      const cost = state.cost + costOf(grid, cell);
      const target = isRow ? height + other : other;
      if (cost < (best.get(target)?.cost ?? Infinity)) best.set(target, { cost, way: [...state.way, cell], done: false });
    }
  }
}

/** A table of a single line has no circles: then nothing of it is told. */
function hideAll(grid: Grid): boolean {
  const isNew = grid.hidden.some((line) => line.includes(false));
  grid.hidden.forEach((line) => line.fill(true));
  return isNew;
}

function hide({ hidden }: Grid, row: number, column: number): void {
  const line = hidden[row];
  if (line) line[column] = true;
}

function costOf({ values, hidden }: Grid, { row, column }: Cell): number {
  if (hidden[row]?.[column]) return 0;
  const value = values[row]?.[column] ?? 0;
  return 1 + value + (value === 0 ? ZERO_COST : 0);
}
