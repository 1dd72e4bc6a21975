// Packs the app and tries the package: sign in, ring, answer, quit, and start again signed in: npm run test:dist
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildApp } from './setup/build-app.mjs'
import { makePackages } from './setup/make-packages.mjs'
import { setUp } from './setup/set-up.mjs'
import { exitWith, stage } from './setup/stage.mjs'
import { hasDisplay } from './setup/system-packages.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await setUp().catch(exitWith)
await stage('build', buildApp).catch(exitWith)
await stage('package', () => makePackages(['--dir'])).catch(exitWith)

const trial = [process.execPath, '--import', 'tsx', 'scripts/packaged/try-package.ts']
const [file, ...args] = hasDisplay() ? trial : ['scripts/in-desktop-session', ...trial]
const { status } = spawnSync(file, args, { stdio: 'inherit' })
process.exitCode = status ?? 1
