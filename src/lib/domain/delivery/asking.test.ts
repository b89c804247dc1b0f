import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { askAgainAfter } from './asking.ts';

test('a fresh report is asked about hourly, an old one daily, and a silent server less and less', () => {
  const after = (age: number, failures = 0) => askAgainAfter({ age, failures, hasNumber: true });
  expect([0, DAY - 1, DAY, 13 * DAY, 14 * DAY, 400 * DAY].map((age) => after(age))).toEqual([HOUR, HOUR, 6 * HOUR, 6 * HOUR, DAY, DAY]);
  expect([1, 2, 4, 5, 100].map((failures) => after(0, failures))).toEqual([2 * HOUR, 4 * HOUR, 16 * HOUR, DAY, DAY]);
});

test('a number that is still to come is asked for soon, and no longer than an hour', () => {
  const after = (age: number) => askAgainAfter({ age, failures: 0, hasNumber: false });
  expect([0, HOUR - 1, HOUR, 2 * DAY].map(after)).toEqual([2 * MINUTE, 2 * MINUTE, HOUR, 6 * HOUR]);
});
