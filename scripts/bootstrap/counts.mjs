/**
 * Counts of a Vitest JSON answer. A file that breaks while loading has no test that failed and counts as one, and so does
 * an end with an error that no test accounts for. Skipped tests are neither passed nor failed.
 */
export function countVitest(answer, ok) {
  if (!answer) return { passed: 0, failed: 1 };
  const broken = answer.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  return settled({ passed: answer.numPassedTests, failed: answer.numFailedTests + broken }, ok);
}

/** Counts of a Playwright JSON answer; a test that only passed when repeated has failed. */
export function countPlaywright(answer, ok) {
  if (!answer) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = answer.stats;
  return settled({ passed: expected, failed: unexpected + flaky }, ok);
}

function settled({ passed, failed }, ok) {
  return { passed, failed: !ok && failed === 0 ? 1 : failed };
}
