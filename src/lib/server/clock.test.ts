import { expect, test } from 'vitest';
import { createClock } from './clock.ts';

test('without a start the clock tells the real time', () => {
  expect(createClock(null, () => 42)()).toBe(42);
});

test('with a start the clock begins there and ticks on', () => {
  let real = 1_000_000;
  const now = createClock(500, () => real);
  expect(now()).toBe(500);
  real += 60_000;
  expect(now()).toBe(60_500);
});
