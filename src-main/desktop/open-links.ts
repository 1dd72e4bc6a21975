import { execFile } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { app } from 'electron'
import writeFileAtomic from 'write-file-atomic'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'
import { linkEntry } from './desktop-entry.ts'
import { ownCommand } from './own-command.ts'

const schemes = ['tel', 'callto', 'sip'] as const
const run = promisify(execFile)

/** Follows the person's choice whether the system opens links to phone numbers with this app. */
export function followOpenLinks(options: {
  readonly comment: string
  /** How long the system's tool may take, milliseconds. */
  readonly limit: number
  readonly onProblem: (what: string, error: unknown) => void
}): Observer<AppState> {
  return (previous, { settings }) => {
    if (settings.openLinks === previous.settings.openLinks) return
    openLinks(settings.openLinks, options).catch((error: unknown) =>
      options.onProblem('who opens links cannot be changed', error),
    )
  }
}

async function openLinks(
  wanted: boolean,
  { comment, limit }: { readonly comment: string; readonly limit: number },
): Promise<void> {
  if (process.platform !== 'linux') {
    const [program = process.execPath, ...args] = ownCommand()
    for (const scheme of schemes) {
      // Behind `--` nothing in a link can be taken for an option.
      if (wanted) app.setAsDefaultProtocolClient(scheme, program, [...args, '--'])
      else app.removeAsDefaultProtocolClient(scheme, program, [...args, '--'])
    }
    return
  }
  // Electron's own way blocks everything for seconds on GNOME and sets wrong defaults.
  const folder = join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'applications')
  const file = join(folder, 'sidetone-links.desktop')
  if (!wanted) return rm(file, { force: true })
  await mkdir(folder, { recursive: true })
  await writeFileAtomic(file, linkEntry({ command: ownCommand(), comment, schemes }))
  await run('xdg-mime', ['default', 'sidetone-links.desktop', ...schemes.map((it) => `x-scheme-handler/${it}`)], {
    timeout: limit,
  })
}
