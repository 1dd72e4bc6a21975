import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasDisplay } from '../setup/system-packages.mjs'
import { readPlaywright, readVitest } from './counts.mjs'
import { halvesOf } from './halves.mjs'

/** @typedef {import('./step.mjs').Step} Step */

/** @returns {Step[]} the slow ones first */
const checks = () => [
  { name: 'lint', command: tool('eslint', ['.', '--max-warnings=0']), minutes: 20 },
  {
    name: 'types of the renderer',
    command: tool('svelte-check', ['--tsconfig', 'src-renderer/tsconfig.json', '--fail-on-warnings']),
    minutes: 20,
  },
  { name: 'types', command: tool('typescript', ['-p', 'tsconfig.json'], 'tsc'), minutes: 20 },
  { name: 'types of end-to-end tests', command: tool('typescript', ['-p', 'e2e/tsconfig.json'], 'tsc'), minutes: 20 },
  {
    name: 'boundaries',
    command: tool(
      'dependency-cruiser',
      ['.', '--config', 'dependency-cruiser.config.js', '--output-type', 'err-long'],
      'depcruise',
    ),
    minutes: 20,
  },
  { name: 'dead code and unused packages', command: tool('knip', []), minutes: 20 },
  { name: 'format', command: tool('prettier', ['--check', '--log-level', 'warn', '.']), minutes: 20 },
]
/** @returns {Step} */
const build = () => ({ name: 'build', command: tool('electron-vite', ['build']), minutes: 20 })

/** @returns {Step} */
function unit(files) {
  const path = '.cache/unit.json'
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`]
  return {
    name: 'unit tests',
    command: tool('vitest', ['run', ...reporters, ...files]),
    minutes: 20,
    report: { path, read: readVitest },
  }
}

/**
 * All end-to-end tests on the screen that there is, or half of them on each of two screens of their own.
 *
 * @returns {Step[]}
 */
function endToEnd(filter) {
  if (hasDisplay() || filter.length > 0) return [endToEndStep('end-to-end tests', filter)]
  const files = readdirSync('e2e').filter((name) => name.endsWith('.spec.ts'))
  // Playwright takes them for patterns of a path.
  return halvesOf(files).map((half, at) => {
    const patterns = half.map((name) => `/${name.replaceAll('.', '\\.')}$`)
    return endToEndStep(`end-to-end tests, half ${at + 1}`, patterns)
  })
}

/** @returns {Step} */
function endToEndStep(name, args) {
  const folder = join('.cache', name.replaceAll(/\W+/g, '-'))
  const path = `${folder}.json`
  const playwright = tool(
    '@playwright/test',
    ['test', '--config', 'e2e', '--reporter=list,json', '--output', folder, ...args],
    'playwright',
  )
  return {
    name,
    command: hasDisplay() ? playwright : ['scripts/in-desktop-session', ...playwright],
    minutes: 40,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path },
    report: { path, read: readPlaywright },
    after: build().name,
    last: true,
  }
}

/**
 * The steps that a command line asks for: all of them, or a part and what to run of it.
 *
 * @param {string[]} args
 * @returns {Step[] | undefined} undefined where there is no such part
 */
export function stepsFor([part, ...rest]) {
  switch (part) {
    case undefined:
      return [build(), ...checks(), unit([]), ...endToEnd([])]
    case 'checks':
      return checks()
    case 'unit':
      return [unit(rest)]
    case 'e2e':
      return [build(), ...endToEnd(endToEndFilter(rest))]
    default:
      return undefined
  }
}

/** Files as they are, anything else as words of a title. */
function endToEndFilter(words) {
  if (words.length === 0 || words.every((word) => word.endsWith('.ts'))) return words
  return ['--grep', words.join(' ')]
}

/** A command line that starts a package's program without a shell in between, on every system. */
function tool(packageName, args, program = packageName) {
  const folder = join('node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return [process.execPath, join(folder, typeof bin === 'string' ? bin : bin[program]), ...args]
}
