/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @type {Count} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @returns {Count} */
export const add = (/** @type {Count} */ a, /** @type {Count} */ b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The closing line: `12 passed, 0 failed`, with `, 3 skipped` only where something was skipped. */
export const inWords = (/** @type {Count} */ { passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/**
 * Counts a Vitest run. A file that broke before its first test counts as one failure.
 * @param {{ numPassedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} report of Vitest's JSON reporter
 * @returns {Count}
 */
export const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.testResults
    .map((file) => {
      const failed = file.assertionResults.filter(({ status }) => status === 'failed').length;
      return file.status === 'failed' ? Math.max(1, failed) : failed;
    })
    .reduce((sum, failed) => sum + failed, 0),
  skipped: report.numPendingTests + report.numTodoTests,
});

/**
 * Counts a Playwright run. A test that passed only when tried again counts as failed; so does an error outside a test.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report of Playwright's JSON reporter
 * @returns {Count}
 */
export const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

/**
 * The count of a suite as a whole: a runner that ended badly, or ran no test at all, has at least one failure.
 * @param {Count | undefined} count undefined when the runner wrote no report
 * @param {number} status the runner's exit code
 * @returns {Count}
 */
export const settle = (count = NOTHING, status = 1) => {
  const ranNone = count.passed + count.failed + count.skipped === 0;
  return (status !== 0 || ranNone) && count.failed === 0 ? { ...count, failed: 1 } : count;
};
