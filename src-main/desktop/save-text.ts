import { writeFile } from 'node:fs/promises'
import { app, BrowserWindow, dialog } from 'electron'
import { join } from 'node:path'
import type { SaveText } from '../ipc/contract/save.ts'

/** Asks where to save a text; a page never learns of the path. */
export function createSaveText(onProblem: (what: string, error: unknown) => void): SaveText {
  return async ({ name, kind, text }) => {
    const options = {
      defaultPath: join(app.getPath('documents'), name),
      filters: [{ name: kind === 'csv' ? 'CSV' : 'vCard', extensions: [kind] }],
    }
    const window = BrowserWindow.getFocusedWindow()
    const { canceled, filePath } = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options))
    if (canceled || filePath === '') return 'cancelled'
    try {
      await writeFile(filePath, text, { mode: 0o600 })
      return 'done'
    } catch (error) {
      onProblem('a file cannot be written', error)
      return 'failed'
    }
  }
}
