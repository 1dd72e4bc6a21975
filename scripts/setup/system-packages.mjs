import { spawnSync } from 'node:child_process'
import { SetupError, stage } from './stage.mjs'

// Debian's names; `new|old` where Debian 13 and Ubuntu 24.04 renamed a library for the 64-bit time type.
const electron = [
  'libgtk-3-0t64|libgtk-3-0',
  'libnss3',
  'libasound2t64|libasound2',
  'libgbm1',
  'libnotify4',
  'libsecret-1-0',
]
const displayless = [
  'xvfb',
  'xauth',
  'dbus',
  'gnome-keyring',
  'openbox',
  'xdotool',
  'x11-utils',
  'python3-dbusmock',
  'fonts-dejavu-core',
]

/**
 * Installs what Electron needs of a Debian or Ubuntu, and a virtual screen where there is no real one. Other systems
 * are left alone: macOS and Windows need nothing, and of other Linuxes we know neither names nor package manager.
 */
export async function ensureSystemPackages() {
  if (process.platform !== 'linux' || !has('dpkg-query')) return
  const wanted = hasDisplay() ? electron : [...electron, ...displayless]
  const missing = missingPackages(wanted, installedPackages(wanted))
  if (missing.length === 0) return

  const become = rootPrefix()
  if (!become || !has('apt-get')) {
    const names = missing.map(availableName).join(' ')
    throw new SetupError(
      `System packages are missing, and only root may install them. Please run, then start again:\n\n` +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends ${names}\n`,
    )
  }
  await stage(`system packages: ${missing.map((entry) => entry.split('|').at(-1)).join(' ')}`, () => {
    // One source that does not answer fails the update as a whole; whether that matters shows at the installation.
    apt(become, ['update'], { mayFail: true })
    apt(become, ['install', '-y', '--no-install-recommends', ...missing.map(availableName)])
  })
}

/** Whether windows can be shown to somebody. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * @param {string[]} wanted entries `name` or `name|other name`
 * @param {Set<string>} installed
 * @returns {string[]} the entries of which no name is installed
 */
export function missingPackages(wanted, installed) {
  return wanted.filter((entry) => !entry.split('|').some((name) => installed.has(name)))
}

/** @returns {Set<string>} */
function installedPackages(wanted) {
  const names = wanted.flatMap((entry) => entry.split('|'))
  const query = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status} ${Package}\n', ...names], { encoding: 'utf8' })
  const lines = query.stdout.split('\n').filter((line) => line.startsWith('installed '))
  return new Set(lines.map((line) => line.slice('installed '.length)))
}

/** @returns {string[] | undefined} what to put before a command to run it as root, where that needs no password */
function rootPrefix() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
}

function apt(become, args, { mayFail = false } = {}) {
  const command = [
    ...become,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-q',
    '-o',
    'DPkg::Lock::Timeout=120',
    ...args,
  ]
  const run = spawnSync(command[0], command.slice(1), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (run.status !== 0 && !mayFail) throw new SetupError(`${command.join(' ')} failed:\n${run.stdout}${run.stderr}`)
}

/** The first of an entry's names that this release knows. */
function availableName(entry) {
  const names = entry.split('|')
  return names.find(isKnown) ?? names.at(-1)
}

function isKnown(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return /Candidate: (?!\(none\))/.test(policy.stdout)
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
}
