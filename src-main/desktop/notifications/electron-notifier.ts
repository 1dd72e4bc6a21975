import { Notification } from 'electron'
import type { Notice, Notifier } from './notice.ts'

/** Notifications of macOS and Windows. Buttons are there on macOS only. */
export function createElectronNotifier(): Notifier {
  const shown = new Map<string, Notification>()

  const withdraw = (key: string) => {
    shown.get(key)?.close()
    shown.delete(key)
  }
  const show = ({ key, title, body, urgent, actions, onOpen }: Notice) => {
    withdraw(key)
    const notification = new Notification({
      title,
      body,
      // The phone rings already.
      silent: true,
      urgency: urgent ? 'critical' : 'normal',
      timeoutType: urgent ? 'never' : 'default',
      actions: actions.map(({ label }) => ({ type: 'button', text: label })),
    })
    notification.on('click', onOpen)
    notification.on('action', (_event, index) => actions[index]?.run())
    notification.on('close', () => {
      if (shown.get(key) === notification) shown.delete(key)
    })
    shown.set(key, notification)
    notification.show()
  }
  return { show, withdraw }
}
