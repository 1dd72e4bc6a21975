import { BrowserWindow } from 'electron'
import { snapshotChannel, type Snapshot } from '../ipc/contract.ts'
import { Pace } from './pace.ts'

/** A ring is told in four notifications; in a flood nobody could follow more than ten snapshots a second. */
const [atOnce, every] = [4, 100]

/** Milliseconds: two frames. By then a new card is on the screen, which the other pages would have taken time from. */
const othersLater = 33

interface PushOptions {
  readonly snapshot: () => Snapshot
  /** On the monotonic clock, milliseconds. */
  readonly now: () => number
  /** The window that a person waits for just now. */
  readonly first: () => BrowserWindow | undefined
}

/**
 * Hands the newest snapshot to every open window: once this turn of the event loop has come to its end, and in a flood at most
 * at its pace. A press has sent its request by then. Answers what asks for it.
 */
export function createPush({ snapshot, now, first }: PushOptions): () => void {
  const pace = new Pace({ atOnce, every, now })
  let waiting = false
  let newest = ''
  let later: NodeJS.Timeout | undefined
  const send = (windows: readonly BrowserWindow[]) => {
    for (const { webContents } of windows) webContents.send(snapshotChannel, newest)
  }
  const sendLater = () => {
    later = undefined
    const done = first()
    send(BrowserWindow.getAllWindows().filter((window) => window !== done))
  }
  const push = () => {
    waiting = false
    pace.spend()
    const windows = BrowserWindow.getAllWindows()
    if (windows.length === 0) return
    // Text passes the bridge between main and a page much faster than an object: it is written once and not walked through.
    newest = JSON.stringify(snapshot())
    const one = first()
    if (one === undefined) {
      clearTimeout(later)
      later = undefined
      return send(windows)
    }
    send([one])
    later ??= setTimeout(sendLater, othersLater)
  }
  return () => {
    if (waiting) return
    waiting = true
    if (pace.wait === 0) setImmediate(push)
    else setTimeout(push, pace.wait)
  }
}
