import type { ElectronApplication } from '@playwright/test'
import { inMain } from '../e2e/app.ts'
import type { RunningEmulator } from '../emulator/harness.ts'

export interface Flood {
  /** Notifications that the server sent in a second. */
  readonly perSecond: number
  /** The longest time that main did nothing else, milliseconds. */
  readonly longestPause: number
}

/** Sends `count` notifications at 5,000 a second and watches main's event loop meanwhile. */
export async function measureFlood(
  emulator: RunningEmulator,
  electron: ElectronApplication,
  line: string,
  count: number,
): Promise<Flood> {
  await inMain(
    electron,
    () => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      Object.assign(globalThis, { delay })
    },
    undefined,
  )
  const { sent, ms } = await emulator.burst({ line, count, perSecond: 5_000 })
  const longestPause = await inMain(
    electron,
    () => {
      const { delay } = globalThis as unknown as { delay: { max: number; disable(): void } }
      delay.disable()
      return delay.max / 1e6
    },
    undefined,
  )
  return { perSecond: (sent / ms) * 1_000, longestPause }
}
