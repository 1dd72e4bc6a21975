import type { SessionBus } from '../session-bus.ts'
import type { Notice, Notifier } from './notice.ts'

const server = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const

export interface FreedesktopNotifierOptions {
  /** Undefined where there is no session bus. */
  readonly openBus: () => Promise<SessionBus | undefined>
  /** An absolute path, or a name of the icon theme. */
  readonly icon: string
  readonly onTrouble: (error: unknown) => void
}

interface Server {
  readonly bus: SessionBus
  readonly can: ReadonlySet<string>
}

interface Shown {
  readonly bus: SessionBus
  readonly id: number
  readonly sender: string
  readonly notice: Notice
}

/**
 * Notifications of Linux desktops (Desktop Notifications Specification 1.2), spoken directly: Electron's own have no buttons
 * there. What the server can do is asked once, with the first notice.
 */
export function createFreedesktopNotifier({ openBus, icon, onTrouble }: FreedesktopNotifierOptions): Notifier {
  /** By key; what was asked for last stands, so that a notice that is withdrawn at once does not stay. */
  const shown = new Map<string, Promise<Shown | undefined>>()
  let ready: Promise<Server | undefined> | undefined

  const prepare = async (): Promise<Server | undefined> => {
    const bus = await openBus()
    if (bus === undefined) return undefined
    bus.onSignal({ interface: server.interface, member: 'ActionInvoked' }, ([id, action], sender) => {
      void find(id, sender).then((notice) => {
        if (action === 'default') notice?.onOpen()
        else notice?.actions.find((it) => it.id === action)?.run()
      })
    })
    bus.onSignal({ interface: server.interface, member: 'NotificationClosed' }, ([id], sender) => {
      void find(id, sender).then((notice) => notice && shown.delete(notice.key))
    })
    const { body } = await bus.call({ ...server, member: 'GetCapabilities' })
    return { bus, can: new Set(Array.isArray(body[0]) ? body[0].map(String) : []) }
  }

  /** Only who shows it may say that it was pressed. */
  const find = async (id: unknown, sender: string): Promise<Notice | undefined> => {
    const all = await Promise.all(shown.values())
    return all.find((it) => it?.id === id && it?.sender === sender)?.notice
  }

  const notify = async (
    notice: Notice,
    replaces: Promise<Shown | undefined> | undefined,
  ): Promise<Shown | undefined> => {
    try {
      ready ??= prepare()
      const open = await ready
      if (open === undefined) return undefined
      const { bus, can } = open
      const actions = can.has('actions')
        ? ['default', notice.title, ...notice.actions.flatMap(({ id, label }) => [id, label])]
        : []
      const hints = {
        urgency: bus.variant('y', notice.urgent ? 2 : 1),
        category: bus.variant('s', notice.urgent ? 'call.incoming' : 'call'),
        'desktop-entry': bus.variant('s', 'sidetone'),
        // The phone rings already.
        'suppress-sound': bus.variant('b', true),
      }
      const body = can.has('body-markup') ? withoutMarkup(notice.body) : notice.body
      const reply = await bus.call({
        ...server,
        member: 'Notify',
        signature: 'susssasa{sv}i',
        body: ['Sidetone', (await replaces)?.id ?? 0, icon, notice.title, body, actions, hints, notice.urgent ? 0 : -1],
      })
      return { bus, id: Number(reply.body[0]), sender: reply.sender, notice }
    } catch (error) {
      onTrouble(error)
      return undefined
    }
  }

  return {
    show: (notice) => void shown.set(notice.key, notify(notice, shown.get(notice.key))),
    withdraw: (key) => {
      const showing = shown.get(key)
      shown.delete(key)
      void showing?.then((it) => {
        if (it === undefined) return
        it.bus.call({ ...server, member: 'CloseNotification', signature: 'u', body: [it.id] }).catch(onTrouble)
      })
    },
  }
}

/** Some servers read tags in the text, and a caller chooses their own name. */
const withoutMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
