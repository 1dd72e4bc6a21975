// Runs before `npm ci`: this file and what it imports use Node's own modules only.
import { ensureNodeModules } from './node-modules.mjs'
import { SetupError } from './stage.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/**
 * Sets up the project in the current folder: system packages, npm packages, Electron. What is there already is left alone.
 *
 * @param {{ electron?: boolean }} [need] whether Electron and its system libraries are needed
 */
export async function setUp({ electron = true } = {}) {
  requireNode()
  if (electron) await ensureSystemPackages()
  await ensureNodeModules()
  // It reads the electron package, which is there only now.
  if (electron) await (await import('../ensure-electron.mjs')).ensureElectron()
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24) return
  throw new SetupError(
    `Node ${process.versions.node} is not supported: Sidetone needs 20.19, 22.13, 24 or newer. ` +
      `Install it from nodejs.org; on Linux ./scripts/demo and ./scripts/test bring their own.`,
  )
}
