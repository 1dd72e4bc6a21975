import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, flaky: number, failed: number, skipped: number }} Counts `flaky` passed too, at a second try only */
/** @typedef {{ path: string, read: (report: any) => Counts }} Report a JSON file and how to read it */

/**
 * Reads vitest's report. A file that fails before its first test is one failure.
 *
 * @returns {Counts}
 */
export function readVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const tests = testResults.flatMap((file) => file.assertionResults)
  const flaky = tests.filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
  const skipped = numPendingTests + numTodoTests
  return { passed: numPassedTests, flaky: flaky.length, failed: numFailedTests + unread.length, skipped }
}

/**
 * Reads Playwright's report. Errors outside of a test are failures.
 *
 * @returns {Counts}
 */
export function readPlaywright({ stats, errors }) {
  const { expected, flaky, unexpected, skipped } = stats
  return { passed: expected + flaky, flaky, failed: unexpected + errors.length, skipped }
}

/**
 * Counts a step. One that failed, ran no test or left no report has at least one failure.
 *
 * @param {boolean} ok whether the command said so
 * @param {Report} [report]
 * @returns {Counts}
 */
export function countsOf(ok, report) {
  const counts = report ? readReport(report) : { passed: ok ? 1 : 0, flaky: 0, failed: ok ? 0 : 1, skipped: 0 }
  const isFailure = !ok || counts.passed + counts.failed === 0
  return isFailure && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readReport({ path, read }) {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { passed: 0, flaky: 0, failed: 1, skipped: 0 }
  }
}
