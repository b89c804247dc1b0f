import { expect, test } from 'vitest';
import { retryDelay } from './retry.ts';

const MIDDLE = 0.5;

test('waits double from five seconds to a quarter of an hour', () => {
  expect([1, 2, 3, 8, 9, 40].map((attempts) => retryDelay(attempts, MIDDLE, null))).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
});

test('two phones do not come back in the same moment', () => {
  expect([retryDelay(1, 0, null), retryDelay(1, 1, null)]).toEqual([4_000, 6_000]);
});

test('the server may ask for more time, never for less', () => {
  expect([retryDelay(1, MIDDLE, 60), retryDelay(9, MIDDLE, 1)]).toEqual([60_000, 900_000]);
});
