/** A pair as numbers: the amounts by name of weight, whether it is a duplicate, and when it came in. */
export type Row = { amounts: Float64Array; isHit: boolean };

const STEPS = 25;
const GOOD_ENOUGH = 1e-6;

/**
 * Logistic regression with a ridge on every weight but the first, by Newton's method. The ridge counts in standard
 * deviations of each amount, so that units do not matter. The first amount must be 1 for all rows.
 */
export function fitLogistic(rows: readonly Row[], ridge: number): number[] {
  const size = rows[0]?.amounts.length ?? 0;
  const spread = Array.from({ length: size }, (_, k) => (k === 0 ? 1 : spreadOf(rows, k)));
  const weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const move = solve(...slopes(rows, weights, (k) => (k === 0 ? 0 : ridge * (spread[k] ?? 0) ** 2)));
    weights.forEach((_, k) => (weights[k] = (weights[k] ?? 0) - (move[k] ?? 0)));
    if (Math.max(...move.map(Math.abs)) < GOOD_ENOUGH) break;
  }
  return weights;
}

function spreadOf(rows: readonly Row[], k: number): number {
  let sum = 0;
  let squares = 0;
  for (const { amounts } of rows) {
    const amount = amounts[k] ?? 0;
    sum += amount;
    squares += amount * amount;
  }
  return Math.sqrt(Math.max(squares / rows.length - (sum / rows.length) ** 2, 1e-12));
}

/** Second and first derivatives of the loss. */
function slopes(rows: readonly Row[], weights: readonly number[], ridgeOf: (k: number) => number): [number[][], number[]] {
  const size = weights.length;
  const second = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const first = new Array<number>(size).fill(0);
  for (const { amounts, isHit } of rows) {
    let logOdds = 0;
    for (let k = 0; k < size; k++) logOdds += (weights[k] ?? 0) * (amounts[k] ?? 0);
    const share = 1 / (1 + Math.exp(-logOdds));
    addRow(second, first, { amounts, error: share - (isHit ? 1 : 0), curve: share * (1 - share) });
  }
  for (let k = 0; k < size; k++) {
    const row = second[k] ?? [];
    for (let l = k + 1; l < size; l++) row[l] = second[l]?.[k] ?? 0;
    row[k] = (row[k] ?? 0) + ridgeOf(k) + 1e-9;
    first[k] = (first[k] ?? 0) + ridgeOf(k) * (weights[k] ?? 0);
  }
  return [second, first];
}

/** Only the lower half; the caller mirrors it. Most amounts are 0 and are skipped. */
function addRow(second: number[][], first: number[], { amounts, error, curve }: { amounts: Float64Array; error: number; curve: number }): void {
  for (let k = 0; k < amounts.length; k++) {
    const amount = amounts[k] ?? 0;
    if (amount === 0) continue;
    first[k] = (first[k] ?? 0) + error * amount;
    const row = second[k] ?? [];
    for (let l = 0; l <= k; l++) row[l] = (row[l] ?? 0) + curve * amount * (amounts[l] ?? 0);
  }
}

/** Gauss elimination; the matrix is positive definite because of the ridge. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k] ?? 0]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    const pivot = rows[k] ?? [];
    for (const row of rows.slice(k + 1)) {
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      for (let l = k; l <= size; l++) row[l] = (row[l] ?? 0) - factor * (pivot[l] ?? 0);
    }
  }
  const found = new Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k--) {
    const row = rows[k] ?? [];
    let rest = row[size] ?? 0;
    for (let l = k + 1; l < size; l++) rest -= (row[l] ?? 0) * (found[l] ?? 0);
    found[k] = rest / (row[k] ?? 1);
  }
  return found;
}
