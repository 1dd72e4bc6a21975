import { readFileSync } from 'node:fs'
import { npm } from './npm.mjs'
import { stage } from './stage.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */

/**
 * Runs `npm ci`, but only where node_modules does not hold what package-lock.json says. No package needs its scripts: what
 * is native comes prebuilt.
 */
export async function ensureNodeModules() {
  if (holdsWhatIsLocked(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return
  await stage('npm packages', () => npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']))
}

/**
 * npm writes what it installed into a lock of its own, last of all: an installation cut short leaves none. It leaves
 * out the root and what belongs to other platforms.
 *
 * @param {Lock | undefined} locked
 * @param {Lock | undefined} installed
 * @returns {boolean}
 */
export function holdsWhatIsLocked(locked, installed) {
  if (!locked || !installed) return false
  return Object.entries(locked.packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed.packages[path]
    if (!found) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/** @returns {Lock | undefined} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
