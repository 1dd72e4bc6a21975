import { execFile } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { app } from 'electron'
import writeFileAtomic from 'write-file-atomic'
import { linkEntry } from './desktop-entry.ts'
import { ownCommand } from './own-command.ts'

const schemes = ['tel', 'callto', 'sip'] as const
const run = promisify(execFile)

/** Has the system open links to phone numbers with this app, or not. `limit` is how long its tool may take, milliseconds. */
export async function openLinks(
  on: boolean,
  { comment, limit }: { readonly comment: string; readonly limit: number },
): Promise<void> {
  if (process.platform !== 'linux') {
    const [program = process.execPath, ...args] = ownCommand()
    for (const scheme of schemes) {
      // Behind `--` nothing in a link can be taken for an option.
      const change = on ? app.setAsDefaultProtocolClient : app.removeAsDefaultProtocolClient
      if (!change.call(app, scheme, program, [...args, '--'])) throw new Error(`${scheme}: links stay as they are`)
    }
    return
  }
  // Electron's own way blocks everything for seconds on GNOME and sets wrong defaults.
  const folder = join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'), 'applications')
  const file = join(folder, 'sidetone-links.desktop')
  if (!on) return rm(file, { force: true })
  await mkdir(folder, { recursive: true })
  await writeFileAtomic(file, linkEntry({ command: ownCommand(), comment, schemes }))
  try {
    const types = schemes.map((it) => `x-scheme-handler/${it}`)
    await run('xdg-mime', ['default', 'sidetone-links.desktop', ...types], { timeout: limit })
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}
