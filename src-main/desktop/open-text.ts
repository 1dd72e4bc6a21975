import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import { decodeText } from '../exchange/decode-text.ts'
import type { OpenText } from '../ipc/contract/save.ts'

/** Some hundred thousand contacts without pictures. */
const mostBytes = 50_000_000

/** Asks for a file and reads it; a page never learns of the path. */
export function createOpenText(onProblem: (what: string, error: unknown) => void): OpenText {
  return async ({ kinds }) => {
    const options = {
      properties: ['openFile' as const],
      filters: [{ name: kinds.map((kind) => `*.${kind}`).join(', '), extensions: [...kinds] }],
    }
    const window = BrowserWindow.getFocusedWindow()
    const { filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options))
    const [path] = filePaths
    if (path === undefined) return { kind: 'cancelled' }
    try {
      if ((await stat(path)).size > mostBytes) return { kind: 'tooLarge' }
      return { kind: 'text', name: basename(path), text: decodeText(await readFile(path)) }
    } catch (error) {
      onProblem('a file cannot be read', error)
      return { kind: 'unreadable' }
    }
  }
}
