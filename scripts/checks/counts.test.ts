import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countsOf, type Counts, readPlaywright, readVitest } from './counts.mjs'

describe('a step', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sidetone-counts-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  const reportOf = (counts: unknown) => {
    const path = join(folder, 'report.json')
    writeFileSync(path, JSON.stringify(counts))
    return { path, read: (report: unknown) => report as Counts }
  }

  it('without tests of its own counts as one', () => {
    expect(countsOf(true)).toEqual({ passed: 1, flaky: 0, failed: 0, skipped: 0 })
    expect(countsOf(false)).toEqual({ passed: 0, flaky: 0, failed: 1, skipped: 0 })
  })

  it('counts what its report says', () => {
    expect(countsOf(true, reportOf({ passed: 7, flaky: 2, failed: 0, skipped: 1 }))).toEqual({
      passed: 7,
      flaky: 2,
      failed: 0,
      skipped: 1,
    })
    expect(countsOf(false, reportOf({ passed: 7, flaky: 0, failed: 2, skipped: 0 }))).toEqual({
      passed: 7,
      flaky: 0,
      failed: 2,
      skipped: 0,
    })
  })

  it('that failed has a failure, whatever its report says', () => {
    expect(countsOf(false, reportOf({ passed: 7, flaky: 0, failed: 0, skipped: 0 })).failed).toBe(1)
  })

  it('that ran no test has failed', () => {
    expect(countsOf(true, reportOf({ passed: 0, flaky: 0, failed: 0, skipped: 3 })).failed).toBe(1)
  })

  it('that left no report has failed', () => {
    expect(countsOf(true, { ...reportOf({}), path: join(folder, 'none.json') }).failed).toBe(1)
  })
})

it('counts a file of unit tests that cannot be loaded as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}] },
  ]
  const report = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults }
  expect(readVitest(report)).toEqual({ passed: 1, flaky: 0, failed: 2, skipped: 0 })
})

it('counts an error outside of any end-to-end test as a failure', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 2 }
  expect(readPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, flaky: 0, failed: 2, skipped: 2 })
})

it('counts a unit test that passed only at a second try as passed, and as flaky', () => {
  const assertionResults = [
    { status: 'passed', failureMessages: [] },
    { status: 'passed', failureMessages: ['not yet'] },
    { status: 'failed', failureMessages: ['never'] },
  ]
  const counts = { numPassedTests: 2, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 }
  const report = { ...counts, testResults: [{ status: 'failed', assertionResults }] }
  expect(readVitest(report)).toEqual({ passed: 2, flaky: 1, failed: 1, skipped: 0 })
})

it('counts an end-to-end test that passed only at a second try as passed, and as flaky', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 2, skipped: 0 }
  expect(readPlaywright({ stats, errors: [] })).toEqual({ passed: 6, flaky: 2, failed: 0, skipped: 0 })
})
