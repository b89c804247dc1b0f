import { describe, expect, test } from 'vitest';
import { WEDNESDAY_TEN as CLOSED } from '../../../../tests/support/builders.ts';
import type { Outcome, ReportState } from '../report/report.ts';
import { DAY } from '../time.ts';
import { questionOf } from './question.ts';

const asked = (outcome: Outcome | null, now = CLOSED, state: ReportState = 'closed') => questionOf({ state, outcome, closedAt: CLOSED }, now);

describe('"Ist das Problem behoben?"', () => {
  test.each(['fixed', 'not_found', 'no_answer'] as const)('is asked after "%s"', (outcome) =>
    expect(asked(outcome)).toEqual({ closedAt: CLOSED, until: CLOSED + 14 * DAY })
  );
  test.each(['not_responsible', 'not_feasible', 'rejected', 'withdrawn'] as const)('is not asked after "%s"', (outcome) => expect(asked(outcome)).toBeNull());
  test('is asked for fourteen days', () => {
    expect(asked('fixed', CLOSED + 14 * DAY - 1)).not.toBeNull();
    expect(asked('fixed', CLOSED + 14 * DAY)).toBeNull();
  });
  test('is not asked while the report is open', () => expect(asked(null, CLOSED, 'in_progress')).toBeNull());
});
