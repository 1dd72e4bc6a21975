import { BrowserWindow } from 'electron'
import { snapshotChannel, type Snapshot } from '../ipc/contract.ts'
import { Pace } from './pace.ts'

/** A ring is told in four notifications; in a flood nobody could follow more than twenty snapshots a second. */
const [atOnce, every] = [4, 50]

/**
 * Hands the newest snapshot to every open window: once this turn of the event loop has come to its end, and in a flood at most
 * at its pace. A press has sent its request by then. Answers what asks for it. `now` is on the monotonic clock, milliseconds.
 */
export function createPush(snapshot: () => Snapshot, now: () => number): () => void {
  const pace = new Pace({ atOnce, every, now })
  let waiting = false
  const push = () => {
    waiting = false
    pace.spend()
    const windows = BrowserWindow.getAllWindows()
    if (windows.length === 0) return
    // Text passes the bridge between main and a page much faster than an object: it is written once and not walked through.
    const newest = JSON.stringify(snapshot())
    for (const { webContents } of windows) webContents.send(snapshotChannel, newest)
  }
  return () => {
    if (waiting) return
    waiting = true
    if (pace.wait === 0) setImmediate(push)
    else setTimeout(push, pace.wait)
  }
}
