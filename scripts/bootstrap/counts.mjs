/**
 * Counts of a Vitest JSON answer. A file that breaks while loading has no test that failed and counts as one, and so does
 * an end with an error that no test accounts for. Skipped tests are neither passed nor failed.
 */
export function countVitest(answer, ok) {
  if (!answer) return { passed: 0, failed: 1 };
  const broken = answer.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  return settled({ passed: answer.numPassedTests, failed: answer.numFailedTests + broken }, ok);
}

/**
 * Counts of a Playwright JSON answer. On a shared machine one test in a thousand meets a moment without processor time,
 * so each failing one is tried once more; one that passes then has passed, and is named as flaky above the count.
 */
export function countPlaywright(answer, ok) {
  if (!answer) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = answer.stats;
  return settled({ passed: expected + flaky, failed: unexpected }, ok);
}

function settled({ passed, failed }, ok) {
  return { passed, failed: !ok && failed === 0 ? 1 : failed };
}
