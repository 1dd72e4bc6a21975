import { BrowserWindow } from 'electron'
import { snapshotChannel, type Snapshot } from '../ipc/contract.ts'

/** Hands the newest snapshot to every open window, at most once in a turn of the event loop. Answers what asks for it. */
export function createPush(snapshot: () => Snapshot): () => void {
  let waiting = false
  const push = () => {
    waiting = false
    const windows = BrowserWindow.getAllWindows()
    if (windows.length === 0) return
    const now = snapshot()
    for (const { webContents } of windows) webContents.send(snapshotChannel, now)
  }
  return () => {
    if (waiting) return
    waiting = true
    setImmediate(push)
  }
}
