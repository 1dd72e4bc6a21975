import { watchName, type SessionBus } from '../session-bus.ts'

/** The panel of a Linux desktop that shows marks owns this name. */
const panel = 'org.kde.StatusNotifierWatcher'

/** Tells whether the desktop shows marks, now and with every change. macOS and Windows always do. */
export async function findTray(
  openBus: () => Promise<SessionBus | undefined>,
  onFound: (found: boolean) => void,
): Promise<void> {
  if (process.platform !== 'linux') return onFound(true)
  try {
    const bus = await openBus()
    if (bus === undefined) onFound(false)
    else await watchName(bus, panel, onFound)
  } catch {
    onFound(false)
  }
}
