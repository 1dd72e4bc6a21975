import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import type { OpenText } from '../ipc/contract/save.ts'

/** Some hundred thousand contacts without pictures. */
const mostBytes = 50_000_000

/** Asks for a file and reads it; a page never learns of the path. Text that is no UTF-8 is read as that of older Windows. */
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
      return { kind: 'text', name: basename(path), text: decode(await readFile(path)) }
    } catch (error) {
      onProblem('a file cannot be read', error)
      return { kind: 'unreadable' }
    }
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
