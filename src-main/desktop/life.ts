import { setTimeout } from 'node:timers/promises'
import { app, powerMonitor } from 'electron'
import type { Now } from '../calls/event.ts'

/** Where the app cannot even start, it says why to who started it and ends, instead of being there without a window. */
export function giveUp(error: unknown): void {
  console.error(error)
  app.exit(1)
}

/** What fails and is caught by nobody is written down, and the app goes on: the line matters more than one reaction. */
export function surviveMistakes(onMistake: (what: string, error: unknown) => void): void {
  process.on('uncaughtException', (error) => onMistake('not caught', error))
  process.on('unhandledRejection', (error) => onMistake('rejected, and nobody looked', error))
}

/**
 * False where the app runs already: that one is told, with the arguments of this start (in another order), and this process is
 * to end. On macOS a press on the app's mark in the
 * dock tells it the same.
 */
export function isOnlyInstance(onWanted: (args: readonly string[]) => void): boolean {
  app.on('second-instance', (_event, args) => onWanted(args))
  app.on('activate', () => onWanted([]))
  return app.requestSingleInstanceLock()
}

/** The app lives in the tray: it ends when it is told to, after `finish` has come to its end or failed, or `limit` milliseconds. */
export function endGracefully(finish: () => Promise<unknown>, limit: number): void {
  let isEnding = false
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (isEnding) return
    isEnding = true
    // In a promise of its own: what fails at once must not keep the app from ending either.
    const finished = Promise.resolve().then(finish)
    void Promise.allSettled([Promise.race([finished, setTimeout(limit)])]).then(() => app.exit())
  })
}

/**
 * `onSlept` gets the moment at which the computer went to sleep: no connection has lived through it. `onUnlocked`: somebody is
 * back, and what looks like one may be none.
 */
export function watchForWaking({
  now,
  onSlept,
  onUnlocked,
}: {
  readonly now: () => Now
  readonly onSlept: (since: Now) => void
  readonly onUnlocked: () => void
}): void {
  let asleepSince: Now | undefined
  powerMonitor.on('suspend', () => {
    // Told twice on Linux.
    asleepSince ??= now()
  })
  powerMonitor.on('resume', () => {
    onSlept(asleepSince ?? now())
    asleepSince = undefined
  })
  powerMonitor.on('unlock-screen', onUnlocked)
}
