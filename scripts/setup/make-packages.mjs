import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { SetupError } from './stage.mjs'

/**
 * Packs what was built. Throws with what electron-builder printed.
 *
 * @param {string[]} options electron-builder's own: `--dir` for the unpacked app alone
 */
export function makePackages(options) {
  const args = ['node_modules/electron-builder/cli.js', '--config', 'build/electron-builder.config.cjs', ...options]
  // fpm is a download of its own: dpkg-deb does what is needed of it.
  const fpm = fileURLToPath(new URL('../fpm.mjs', import.meta.url))
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', env: { CUSTOM_FPM_PATH: fpm, ...process.env } })
  if (run.status !== 0) throw new SetupError(`${run.stdout}${run.stderr}`)
}
