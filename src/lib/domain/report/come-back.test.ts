import { expect, test } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { DAY } from '../time.ts';
import { mayComeBack } from './come-back.ts';
import type { Report } from './report.ts';

test.each<[string, Partial<Report>, boolean]>([
  ['closed today', { state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN }, true],
  ['closed thirty days ago', { state: 'closed', outcome: 'not_found', closedAt: WEDNESDAY_TEN - 30 * DAY }, true],
  ['closed earlier', { state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN - 30 * DAY - 1 }, false],
  ['rejected', { state: 'closed', outcome: 'rejected', closedAt: WEDNESDAY_TEN }, false],
  ['withdrawn', { state: 'closed', outcome: 'withdrawn', closedAt: WEDNESDAY_TEN }, false],
  ['open', { state: 'in_progress' }, false]
])('a report that is %s may be back: %#', (_, over, expected) => {
  expect(mayComeBack(aReport(over), WEDNESDAY_TEN)).toBe(expected);
});
