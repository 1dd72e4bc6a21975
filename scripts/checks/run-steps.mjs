import { run } from './step.mjs'

/** @typedef {import('./step.mjs').Step} Step */
/** @typedef {import('./step.mjs').Outcome} Outcome */

const lanes = 2

/**
 * Runs steps, two at a time, and reports each as it ends.
 *
 * @param {Step[]} steps started in this order, those of the last round once all others have ended
 * @param {(step: Step, outcome: Outcome) => void} report
 * @returns {Promise<import('./counts.mjs').Counts>} of all steps together
 */
export async function runSteps(steps, report) {
  const total = { passed: 0, flaky: 0, failed: 0, skipped: 0 }
  const failed = new Set()
  const runOne = async (step) => {
    const outcome = failed.has(step.after) ? notRun(step.after) : await run(step)
    if (outcome.counts.failed > 0) failed.add(step.name)
    for (const key of Object.keys(total)) total[key] += outcome.counts[key]
    report(step, outcome)
  }

  for (const isLast of [false, true]) {
    const round = steps.filter((step) => Boolean(step.last) === isLast)
    const lane = async () => {
      for (let step = round.shift(); step; step = round.shift()) await runOne(step)
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }
  return total
}

/** @returns {Outcome} */
function notRun(cause) {
  return {
    output: `not run, since this failed: ${cause}\n`,
    seconds: 0,
    counts: { passed: 0, flaky: 0, failed: 1, skipped: 0 },
  }
}
