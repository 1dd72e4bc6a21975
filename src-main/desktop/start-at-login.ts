import { mkdir, readFile, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import writeFileAtomic from 'write-file-atomic'
import { desktopEntry } from './desktop-entry.ts'
import { ownCommand } from './own-command.ts'

/** Started with the computer: without a window. macOS passes no arguments to what it starts. */
export const isStartedHidden = (): boolean =>
  process.argv.includes('--hidden') || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)

/**
 * Has the system start the app, hidden, when the person signs in to the computer, or not. An entry that was switched off in the
 * system's own list is off already, and stays for that list.
 */
export async function startAtLogin(on: boolean, comment: string): Promise<void> {
  if (!on && (await isSwitchedOff())) return
  if (process.platform !== 'linux') return openAtLogin(on)
  const file = entryFile()
  if (!on) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  await writeFileAtomic(file, entry(comment))
}

/**
 * Looked at with each start where the person has chosen it: an entry that names another place than the one where the program is
 * now is put right. False where there is none any more, or it was switched off in the system's own list.
 */
export async function mendStartAtLogin(comment: string): Promise<boolean> {
  if (process.platform === 'darwin') return !app.isPackaged || app.getLoginItemSettings().openAtLogin
  if (await isSwitchedOff()) return false
  if (process.platform === 'win32') return (openAtLogin(true), true)
  const file = entryFile()
  const found = await readEntry()
  if (found === undefined) return false
  const wanted = entry(comment)
  if (execOf(found) !== execOf(wanted)) await writeFileAtomic(file, wanted)
  return true
}

/** In the desktop's list of what it starts, or in Windows' Task Manager; macOS tells no difference to "not there". */
async function isSwitchedOff(): Promise<boolean> {
  if (process.platform === 'linux')
    return /^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test((await readEntry()) ?? '')
  if (process.platform !== 'win32' || !app.isPackaged) return false
  const { launchItems, executableWillLaunchAtLogin } = app.getLoginItemSettings()
  return launchItems.length > 0 && !executableWillLaunchAtLogin
}

/** Unpackaged it would be Electron itself that the system starts. The arguments are for Windows. */
function openAtLogin(on: boolean): void {
  if (app.isPackaged) app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] })
}

const entryFile = (): string =>
  join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart', 'sidetone.desktop')

const readEntry = (): Promise<string | undefined> => readFile(entryFile(), 'utf8').catch(() => undefined)

const entry = (comment: string): string => desktopEntry({ command: [...ownCommand(), '--hidden'], comment })

const execOf = (text: string): string | undefined => /^Exec=(.*)$/m.exec(text)?.[1]
