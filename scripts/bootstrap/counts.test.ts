import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './counts.mjs';

const file = (status: string, tests: string[]) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });

test('passed and failed tests are counted, skipped ones are neither', () => {
  const answer = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, testResults: [file('failed', ['passed', 'failed', 'pending'])] };
  expect(countVitest(answer, false)).toEqual({ passed: 3, failed: 1 });
});

test('a test file that breaks while loading counts as one failure', () => {
  const answer = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', ['passed']), file('failed', [])] };
  expect(countVitest(answer, false)).toEqual({ passed: 3, failed: 1 });
});

test('a run that ended with an error never counts as clean', () => {
  expect(countVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, false)).toEqual({ passed: 3, failed: 1 });
  expect(countVitest(null, true)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(null, true)).toEqual({ passed: 0, failed: 1 });
});

test('an end-to-end test that failed twice has failed, one that passed when repeated has passed, one that was skipped is neither', () => {
  expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 4 } }, false)).toEqual({ passed: 6, failed: 1 });
});
