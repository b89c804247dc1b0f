import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../time.ts';
import { MOST_ATTEMPTS, retryAfter } from './retry.ts';

test('tries come less and less often, at most hourly, until a person has to look', () => {
  expect(Array.from({ length: MOST_ATTEMPTS }, (_, index) => retryAfter(index + 1))).toEqual([
    MINUTE / 2,
    2 * MINUTE,
    8 * MINUTE,
    32 * MINUTE,
    HOUR,
    HOUR,
    HOUR,
    null
  ]);
});
