import { fileURLToPath } from 'node:url'
import { setUp } from './setup/set-up.mjs'
import { exitWith } from './setup/stage.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await setUp().catch(exitWith)
