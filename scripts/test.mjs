// All checks and tests, or a part: npm test -- [checks | unit [FILE…] | e2e [FILE… or TITLE]]
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup/set-up.mjs'
import { exitWith } from './setup/stage.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const args = process.argv.slice(2)
const parts = ['checks', 'unit', 'e2e']
if (args.length > 0 && !parts.includes(args[0])) {
  console.error(`There is no part "${args[0]}". Parts: ${parts.join(', ')}.`)
  process.exit(2)
}
await setUp({ electron: args[0] === undefined || args[0] === 'e2e' }).catch(exitWith)
mkdirSync('.cache', { recursive: true })

const { endAll } = await import('./checks/step.mjs')
const { runSteps } = await import('./checks/run-steps.mjs')
const { stepsFor } = await import('./checks/steps.mjs')
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => {
    endAll()
    process.exit(code)
  })
}

const { passed, flaky, failed } = await runSteps(stepsFor(args), report)
console.log(`${flaky > 0 ? `\n${flaky} flaky: passed only at a second try` : ''}\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function report({ name, report }, { output, seconds, counts }) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  const flaky = counts.flaky > 0 ? `, ${counts.flaky} flaky` : ''
  const tests = report ? `   ${counts.passed} passed, ${counts.failed} failed${flaky}${skipped}` : ''
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name.padEnd(32)}${seconds.toFixed(1).padStart(6)} s${tests}`)
  if (counts.failed > 0) console.log(`\n${output.trim().replaceAll(/^/gm, '    ')}\n`)
}
