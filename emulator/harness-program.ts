import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const kept = join(root, '.cache', 'emulator')

/** All that the emulator is made of: it imports nothing else of ours, and packages as they are locked. */
const sources = ['emulator', 'src-main/portaswitch/protocol', 'src-main/voice']
const besides = ['package-lock.json', 'scripts/build-emulator.mjs']

const aDay = 24 * 3600 * 1000

/**
 * The emulator as one file of JavaScript, built where the sources are not those of the last time. It starts in a quarter of
 * the time that compiling and finding its 200 files takes, and every test starts one.
 */
export function builtEmulator(): Promise<string> {
  return (built ??= findOrBuild())
}

/** Looked for once: whoever starts one emulator after the other has the same one. */
let built: Promise<string> | undefined

async function findOrBuild(): Promise<string> {
  const folder = join(kept, await fingerprintOfSources())
  const program = join(folder, 'cli.js')
  if (!(await isThere(program))) await build(folder)
  return program
}

/** Several tests may come here at the same time: each builds aside, and the first one that is done puts it in place. */
async function build(folder: string): Promise<void> {
  await mkdir(kept, { recursive: true })
  const aside = await mkdtemp(join(kept, 'new-'))
  try {
    await promisify(execFile)(process.execPath, [join(root, 'scripts', 'build-emulator.mjs'), aside], { cwd: root })
    await rename(aside, folder)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    if (!(await isThere(folder))) throw error
  }
  await forgetOldOnes(dirname(folder))
}

/** A running emulator may still have to load a part of its build, so that only those of other days go. */
async function forgetOldOnes(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Date.now() - aDay) await rm(path, { recursive: true, force: true })
  }
}

async function fingerprintOfSources(): Promise<string> {
  const found = await Promise.all(
    sources.map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)),
    ),
  )
  const names = found.flat().filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const hash = createHash('sha256')
  for (const name of [...names, ...besides].sort())
    hash.update(`${name}\0${await readFile(join(root, name), 'utf8')}\0`)
  return hash.digest('hex').slice(0, 32)
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
