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
  if (run.status !== 0) throw new SetupError(`npm ${args.join(' ')} failed:\n${complaint(run.stderr)}`)
  return run.stdout
}

/** What npm says went wrong, without its warnings and its usage text. */
function complaint(text) {
  const errors = text.split('\n').filter((line) => line.startsWith('npm error'))
  return (errors.length > 0 ? errors.slice(0, 20) : text.split('\n').slice(-20)).join('\n')
}
