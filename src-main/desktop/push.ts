import { BrowserWindow } from 'electron'
import { snapshotChannel, type Snapshot } from '../ipc/contract.ts'

/** Milliseconds: in a flood nobody could follow more than twenty snapshots a second, and each is a frame to be painted. */
const pace = 50
/** A ring is told in four notifications: as many snapshots in a row go out at once. */
const atOnce = 4

/**
 * Hands the newest snapshot to every open window: once this turn of the event loop has come to its end, and in a flood at most
 * at its pace. A press has sent its request by then. Answers what asks for it. `now` is on the monotonic clock, milliseconds.
 */
export function createPush(snapshot: () => Snapshot, now: () => number): () => void {
  /** When the last snapshot is over at that pace, but for those that may go at once. */
  let paidUntil = -Infinity
  let waiting = false
  const push = () => {
    waiting = false
    paidUntil = Math.max(paidUntil, now()) + pace
    const windows = BrowserWindow.getAllWindows()
    if (windows.length === 0) return
    // Text passes the bridge between main and a page much faster than an object: it is written once and not walked through.
    const newest = JSON.stringify(snapshot())
    for (const { webContents } of windows) webContents.send(snapshotChannel, newest)
  }
  return () => {
    if (waiting) return
    waiting = true
    const wait = paidUntil - atOnce * pace - now()
    if (wait < 0) setImmediate(push)
    else setTimeout(push, wait)
  }
}
