// Sets up, builds, and measures the built app beside a bare Electron on a screen of its own: npm run bench -- [--json] …
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildApp } from './setup/build-app.mjs'
import { setUp } from './setup/set-up.mjs'
import { exitWith, SetupError, stage } from './setup/stage.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
if (process.platform !== 'linux')
  exitWith(new SetupError('The bench reads memory and processor time from /proc: Linux only.'))
await setUp().catch(exitWith)
await stage('build', buildApp).catch(exitWith)

const bench = ['scripts/in-desktop-session', process.execPath, '--import', 'tsx', 'bench/main.ts']
const [file, ...args] = [...bench, ...process.argv.slice(2)]
const { status } = spawnSync(file, args, { stdio: 'inherit' })
process.exitCode = status ?? 1
