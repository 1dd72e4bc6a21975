import { spawnSync } from 'node:child_process'
import { SetupError } from './stage.mjs'

/** Builds main, preload and renderers into out/. Throws with what the build printed. */
export function buildApp() {
  const run = spawnSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build'], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new SetupError(`${run.stdout}${run.stderr}`)
}
