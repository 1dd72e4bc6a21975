import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { countsOf } from './counts.mjs'

/**
 * @typedef {object} Step
 * @property {string} name as printed
 * @property {string[]} command
 * @property {number} minutes time limit
 * @property {NodeJS.ProcessEnv} [env] on top of this process's own
 * @property {import('./counts.mjs').Report} [report] what the command writes; without it the step counts as one test
 * @property {string} [after] name of a step that must have passed
 * @property {boolean} [last] once all others have ended, since it starts programs that want the processor
 */
/** @typedef {{ output: string, seconds: number, counts: import('./counts.mjs').Counts }} Outcome */

const running = new Set()

/**
 * Runs a step's command and collects what it prints.
 *
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
export async function run({ command, minutes, env, report }) {
  if (report) rmSync(report.path, { force: true })
  const start = performance.now()
  const { exitCode, output } = await execute(command, env, minutes * 60_000)
  return { output, seconds: (performance.now() - start) / 1000, counts: countsOf(exitCode === 0, report) }
}

function execute([file, ...args], env, limit) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own can be ended as a whole.
      detached: process.platform !== 'win32',
    })
    running.add(child)
    let output = ''
    const collect = (text) => (output += text)
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    const timer = setTimeout(() => {
      collect(`\nended after ${limit / 60_000} minutes\n`)
      end(child)
    }, limit)
    child.on('error', (error) => collect(`${error.message}\n`))
    child.on('close', (exitCode) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ exitCode, output })
    })
  })
}

/** Ends everything that still runs. */
export function endAll() {
  for (const child of running) end(child)
}

function end(child) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill()
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself just now.
  }
}
