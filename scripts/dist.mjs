// Builds the packages of this platform: npm run dist [-- electron-builder's own options]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup/set-up.mjs'
import { exitWith, SetupError, stage } from './setup/stage.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await setUp().catch(exitWith)
await stage('build', () => run('electron-vite/bin/electron-vite.js', ['build'])).catch(exitWith)
// fpm is a download of its own: dpkg-deb does what is needed of it.
if (process.platform === 'linux') process.env.CUSTOM_FPM_PATH ??= fileURLToPath(new URL('fpm.mjs', import.meta.url))
await stage('packages', () =>
  run('electron-builder/cli.js', ['--config', 'build/electron-builder.config.cjs', ...process.argv.slice(2)]),
).catch(exitWith)

function run(program, args) {
  const result = spawnSync(process.execPath, [`node_modules/${program}`, ...args], { encoding: 'utf8' })
  if (result.status !== 0) throw new SetupError(`${result.stdout}${result.stderr}`)
  return result.stdout
}
