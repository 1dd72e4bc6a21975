import { basename } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import type { ChooseFile } from '../ipc/contract/save.ts'

/** Asks for a file; a page never learns of the path. */
export const chooseFile: ChooseFile = async ({ kinds }) => {
  const options = {
    properties: ['openFile' as const],
    filters: [{ name: kinds.map((kind) => `*.${kind}`).join(', '), extensions: [...kinds] }],
  }
  const window = BrowserWindow.getFocusedWindow()
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options))
  const [path] = filePaths
  return path === undefined ? undefined : { path, name: basename(path) }
}
