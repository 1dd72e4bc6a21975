// Sets up, builds, and hands over to the demo: on a screen it opens the app and lets it ring; without one it plays a tour
// on a virtual screen and leaves pictures.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildApp } from './setup/build-app.mjs'
import { setUp } from './setup/set-up.mjs'
import { exitWith, stage } from './setup/stage.mjs'
import { hasDisplay } from './setup/system-packages.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await setUp().catch(exitWith)
await stage('build', buildApp).catch(exitWith)

const demo = [process.execPath, '--import', 'tsx', 'scripts/demo-tour.ts', ...process.argv.slice(2)]
if (!hasDisplay()) console.log('There is no display here: the demo runs on a virtual one and takes pictures.')
const [file, ...args] = hasDisplay() ? [...demo, '--on-screen'] : ['scripts/in-desktop-session', ...demo]
const { status } = spawnSync(file, args, { stdio: 'inherit' })
process.exitCode = status ?? 1
