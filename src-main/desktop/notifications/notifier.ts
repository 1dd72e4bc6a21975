import type { Log } from '../log.ts'
import type { SessionBus } from '../session-bus.ts'
import { createElectronNotifier } from './electron-notifier.ts'
import { createFreedesktopNotifier } from './freedesktop-notifier.ts'
import type { Notifier } from './notice.ts'

/** The system's notifications, in the way that each platform has them. */
export function createNotifier({
  openBus,
  icon,
  log,
}: {
  readonly openBus: () => Promise<SessionBus | undefined>
  readonly icon: string
  readonly log: Log
}): Notifier {
  if (process.platform !== 'linux') return createElectronNotifier()
  return createFreedesktopNotifier({
    openBus,
    icon,
    onTrouble: (error) => log.info('a notification was not shown', { why: String(error) }),
  })
}
