// Builds the packages of this platform: npm run dist [-- electron-builder's own options]
import { fileURLToPath } from 'node:url'
import { buildApp } from './setup/build-app.mjs'
import { makePackages } from './setup/make-packages.mjs'
import { setUp } from './setup/set-up.mjs'
import { exitWith, stage } from './setup/stage.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await setUp().catch(exitWith)
await stage('build', buildApp).catch(exitWith)
await stage('packages', () => makePackages(process.argv.slice(2))).catch(exitWith)
