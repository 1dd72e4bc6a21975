import { mkdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import writeFileAtomic from 'write-file-atomic'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'
import { desktopEntry } from './desktop-entry.ts'
import { ownCommand } from './own-command.ts'

/** Follows the person's choice whether the system starts the app, hidden, when they sign in to the computer. */
export function followStartAtLogin(options: {
  readonly comment: string
  readonly onProblem: (what: string, error: unknown) => void
}): Observer<AppState> {
  return (previous, { settings }) => {
    if (settings.startAtLogin === previous.settings.startAtLogin) return
    startAtLogin(settings.startAtLogin, options).catch((error: unknown) =>
      options.onProblem('starting with the computer cannot be changed', error),
    )
  }
}

async function startAtLogin(wanted: boolean, { comment }: { readonly comment: string }): Promise<void> {
  if (process.platform !== 'linux') {
    // Unpackaged it would be Electron itself that the system starts.
    if (app.isPackaged) app.setLoginItemSettings({ openAtLogin: wanted, args: ['--hidden'] })
    return
  }
  const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart')
  const file = join(folder, 'sidetone.desktop')
  if (!wanted) return rm(file, { force: true })
  await mkdir(folder, { recursive: true })
  await writeFileAtomic(file, desktopEntry({ command: [...ownCommand(), '--hidden'], comment }))
}
