import { expect, test } from 'vitest';
import { OPEN_STATES, OUTCOMES } from '../report/report.ts';
import { detailedStatus, requestStatus, updateStatus } from './status.ts';

test('what is open stays open in every vocabulary, also when it was passed on', () => {
  for (const state of OPEN_STATES) {
    expect(requestStatus({ state })).toBe('open');
    expect(['OPEN', 'REOPEN', 'INVESTIGATING', 'IN_PROGRESS', 'ACTION_SCHEDULED']).toContain(updateStatus({ state, outcome: null }));
    expect(['RECEIVED', 'IN_PROCESS']).toContain(detailedStatus({ state, outcome: null }));
  }
});

test('only what is fixed is called fixed', () => {
  for (const outcome of OUTCOMES) {
    expect(requestStatus({ state: 'closed' })).toBe('closed');
    expect(updateStatus({ state: 'closed', outcome }) === 'FIXED').toBe(outcome === 'fixed');
  }
});
