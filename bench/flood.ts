import type { ElectronApplication } from '@playwright/test'
import { inMain } from '../e2e/app.ts'
import type { RunningEmulator } from '../emulator/harness.ts'

export interface Flood {
  /** Notifications that the server sent in a second. */
  readonly perSecond: number
  /** The longest time that main did nothing else, milliseconds on the clock: also waiting for a core that others have. */
  readonly longestPause: number
  /** The longest that main worked without a turn for anything else, milliseconds of processor. */
  readonly longestWork: number
}

/** Sends `count` notifications at 5,000 a second and watches main's event loop meanwhile. */
export async function measureFlood(
  emulator: RunningEmulator,
  electron: ElectronApplication,
  line: string,
  count: number,
): Promise<Flood> {
  await inMain(electron, watchMain, undefined)
  const { sent, ms } = await emulator.burst({ line, count, perSecond: 5_000 })
  const longest = await inMain(electron, () => (globalThis as unknown as { watched: Watched }).watched.end(), undefined)
  return { perSecond: (sent / ms) * 1_000, ...longest }
}

interface Watched {
  end(): Pick<Flood, 'longestPause' | 'longestWork'>
}

/** Runs in main, and so reaches nothing around it. */
function watchMain(): void {
  const { openSync, readSync, closeSync } = process.getBuiltinModule('node:fs')
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // Its first figure is how long this thread has had a core, in nanoseconds.
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
  const text = Buffer.alloc(64)
  const work = {
    longest: 0,
    last: 0,
    look() {
      const length = readSync(file, text, 0, text.length, 0)
      const now = Number(text.toString('latin1', 0, length).split(' ')[0])
      if (this.last > 0) this.longest = Math.max(this.longest, now - this.last)
      this.last = now
    },
  }
  const timer = setInterval(() => work.look(), 1)
  const watched: Watched = {
    end() {
      clearInterval(timer)
      closeSync(file)
      delay.disable()
      return { longestPause: delay.max / 1e6, longestWork: work.longest / 1e6 }
    },
  }
  Object.assign(globalThis, { watched })
}
