import { spawnSync } from 'node:child_process'
import { SetupError } from './stage.mjs'

/**
 * Runs npm and returns what it printed.
 *
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {string}
 */
export function npm(args, { cwd } = {}) {
  // Under `npm run` this is npm itself, which on Windows spares the shell that npm.cmd needs.
  const cli = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []]
  const run = spawnSync(command, [...first, ...args], {
    cwd,
    encoding: 'utf8',
    shell: cli === undefined && process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (run.error) throw new SetupError(`npm could not be started: ${run.error.message}. It comes with Node: nodejs.org.`)
  if (run.status !== 0) throw new SetupError(`npm ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`)
  return run.stdout
}
