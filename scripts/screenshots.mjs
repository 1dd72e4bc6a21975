// Makes the pictures of README.md and docs/ anew, from the built app against the emulator: npm run screenshots
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildApp } from './setup/build-app.mjs'
import { setUp } from './setup/set-up.mjs'
import { exitWith, stage } from './setup/stage.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await setUp().catch(exitWith)
await stage('build', buildApp).catch(exitWith)
const [file, ...args] = [
  'scripts/in-desktop-session',
  process.execPath,
  '--import',
  'tsx',
  'scripts/demo-tour.ts',
  '--out',
  'docs/screenshots',
  '--scale',
  '2',
]
const { status } = spawnSync(file, args, { stdio: 'inherit' })
process.exitCode = status ?? 1
