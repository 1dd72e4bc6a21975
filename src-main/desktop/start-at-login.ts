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

/** Has the system start the app, hidden, when the person signs in to the computer, or not. */
export async function startAtLogin(on: boolean, comment: string): Promise<void> {
  if (process.platform !== 'linux') return openAtLogin(on)
  const file = entryFile()
  if (!on) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  await writeFileAtomic(file, entry(comment))
}

/**
 * Looked at with each start where the person has chosen it: an entry that names another place than the one where the program is
 * now is put right. False where there is none any more, or the desktop has switched it off.
 */
export async function mendStartAtLogin(comment: string): Promise<boolean> {
  if (process.platform === 'darwin') return !app.isPackaged || app.getLoginItemSettings().openAtLogin
  if (process.platform === 'win32') return (openAtLogin(true), true)
  const file = entryFile()
  const found = await readFile(file, 'utf8').catch(() => undefined)
  if (found === undefined || /^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(found)) return false
  const wanted = entry(comment)
  if (execOf(found) !== execOf(wanted)) await writeFileAtomic(file, wanted)
  return true
}

/** Unpackaged it would be Electron itself that the system starts. The arguments are for Windows. */
function openAtLogin(on: boolean): void {
  if (app.isPackaged) app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] })
}

const entryFile = (): string =>
  join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart', 'sidetone.desktop')

const entry = (comment: string): string => desktopEntry({ command: [...ownCommand(), '--hidden'], comment })

const execOf = (text: string): string | undefined => /^Exec=(.*)$/m.exec(text)?.[1]
