import dbus, { type MessageBus } from 'dbus-next'

const { Interface, ACCESS_READ } = dbus.interface

/** A notification that the app has asked for and not yet taken back. */
export interface ShownNotification {
  readonly id: number
  readonly title: string
  readonly body: string
  /** The words of its buttons, by their ids; `default` is a press on the notification itself. */
  readonly actions: Readonly<Record<string, string>>
  /** Milliseconds; 0 stays until it is taken back. */
  readonly timeout: number
}

/** The mark in the tray. */
export interface TrayMark {
  readonly tooltip: string
  /** What is drawn, in a form that tells one picture from another. */
  readonly picture: string
}

/** An item of the tray's menu. */
export interface TrayItem {
  readonly id: number
  readonly label: string
  readonly enabled: boolean
  readonly checked: boolean
}

/** What stands for the desktop on the session bus: it shows notifications and tray marks, as far as a program can tell. */
export interface Desktop {
  readonly notifications: readonly ShownNotification[]
  /** Presses a button of a notification, or with `default` the notification itself. */
  press(notification: ShownNotification, action: string): void
  /** The person puts it away. */
  dismiss(notification: ShownNotification): void
  /** Undefined while the app shows no mark. */
  trayMark(): Promise<TrayMark | undefined>
  trayMenu(): Promise<readonly TrayItem[]>
  clickTray(): Promise<void>
  clickTrayMenu(label: string): Promise<void>
  stop(): void
}

const watcherName = 'org.kde.StatusNotifierWatcher'
const notificationsName = 'org.freedesktop.Notifications'

class Watcher extends Interface {
  readonly items: string[] = []
  constructor() {
    super(watcherName)
  }
  RegisterStatusNotifierItem(service: string) {
    this.items.push(service)
    this.StatusNotifierItemRegistered(service)
  }
  RegisterStatusNotifierHost() {}
  get RegisteredStatusNotifierItems() {
    return this.items
  }
  get IsStatusNotifierHostRegistered() {
    return true
  }
  get ProtocolVersion() {
    return 0
  }
  StatusNotifierItemRegistered(service: string) {
    return service
  }
}
Watcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: ACCESS_READ },
    IsStatusNotifierHostRegistered: { signature: 'b', access: ACCESS_READ },
    ProtocolVersion: { signature: 'i', access: ACCESS_READ },
  },
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's', outSignature: '' },
    RegisterStatusNotifierHost: { inSignature: 's', outSignature: '' },
  },
  signals: { StatusNotifierItemRegistered: { signature: 's' } },
})

class Notifications extends Interface {
  readonly shown: ShownNotification[] = []
  #last = 0
  constructor() {
    super(notificationsName)
  }
  Notify(
    _app: string,
    replaces: number,
    _icon: string,
    title: string,
    body: string,
    actions: string[],
    _hints: unknown,
    timeout: number,
  ) {
    const id = replaces === 0 ? ++this.#last : replaces
    this.#take(id)
    const pairs = actions.flatMap((name, at) => (at % 2 === 0 ? [[name, actions[at + 1] ?? '']] : []))
    this.shown.push({ id, title, body, actions: Object.fromEntries(pairs), timeout })
    return id
  }
  CloseNotification(id: number) {
    this.close(id, 3)
  }
  close(id: number, reason: number) {
    this.#take(id)
    this.NotificationClosed(id, reason)
  }
  GetCapabilities() {
    return ['actions', 'body', 'body-markup', 'persistence']
  }
  GetServerInformation() {
    return ['desktop double', 'Sidetone', '1', '1.2']
  }
  ActionInvoked(id: number, action: string) {
    return [id, action]
  }
  NotificationClosed(id: number, reason: number) {
    return [id, reason]
  }
  #take(id: number) {
    const at = this.shown.findIndex((it) => it.id === id)
    if (at >= 0) this.shown.splice(at, 1)
  }
}
Notifications.configureMembers({
  methods: {
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
    GetCapabilities: { inSignature: '', outSignature: 'as' },
    GetServerInformation: { inSignature: '', outSignature: 'ssss' },
  },
  signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
})

/** Takes the places of a panel and a notification server on the session bus. To be started before the app. */
export async function startDesktop(): Promise<Desktop> {
  const bus = dbus.sessionBus()
  const watcher = new Watcher()
  const notifications = new Notifications()
  bus.export('/StatusNotifierWatcher', watcher)
  bus.export('/org/freedesktop/Notifications', notifications)
  await bus.requestName(watcherName, 0)
  await bus.requestName(notificationsName, 0)
  const tray = new Tray(bus, watcher.items)

  return {
    notifications: notifications.shown,
    press: ({ id }, action) => void notifications.ActionInvoked(id, action),
    dismiss: ({ id }) => notifications.close(id, 2),
    trayMark: () => tray.mark(),
    trayMenu: () => tray.menu(),
    clickTray: () => tray.click(),
    clickTrayMenu: (label) => tray.clickMenu(label),
    stop: () => {
      // What is asked now is answered by nobody: the answer would meet a closed connection.
      bus.addMethodHandler(() => true)
      bus.disconnect()
    },
  }
}

type Node = [number, Record<string, unknown>, Node[]]

/** Reads the mark that registered last, as a panel does. */
class Tray {
  readonly #bus: MessageBus
  readonly #items: readonly string[]

  constructor(bus: MessageBus, items: readonly string[]) {
    this.#bus = bus
    this.#items = items
  }

  async mark(): Promise<TrayMark | undefined> {
    if (this.#items.length === 0) return undefined
    const { ToolTip, IconName, IconPixmap, Title } = await this.#properties()
    const tooltip = Array.isArray(ToolTip) ? String(ToolTip[2]) : ''
    return { tooltip: tooltip === '' ? String(Title) : tooltip, picture: JSON.stringify([IconName, IconPixmap]) }
  }

  async menu(): Promise<readonly TrayItem[]> {
    const { Menu: path } = await this.#properties()
    const [, layout] = await this.#call(String(path), 'com.canonical.dbusmenu', 'GetLayout', 'iias', [0, -1, []])
    return flat(layout as Node)
  }

  async click(): Promise<void> {
    await this.#call(this.#place()[1], 'org.kde.StatusNotifierItem', 'Activate', 'ii', [0, 0])
  }

  /** A menu that has changed meanwhile no longer knows the item: it is looked up once more, as a person would. */
  async clickMenu(label: string): Promise<void> {
    await this.#clickOnce(label).catch(() => this.#clickOnce(label))
  }

  async #clickOnce(label: string): Promise<void> {
    const item = (await this.menu()).find((it) => it.label === label)
    if (item === undefined) throw new Error(`there is no ${label} in the tray's menu`)
    const { Menu: path } = await this.#properties()
    const event = [item.id, 'clicked', new dbus.Variant('i', 0), 0]
    await this.#call(String(path), 'com.canonical.dbusmenu', 'Event', 'isvu', event)
  }

  /** The service and the path of the mark: it registers by one of them or both. */
  #place(): readonly [string, string] {
    const service = this.#items.at(-1)
    if (service === undefined) throw new Error('no mark is in the tray')
    const slash = service.indexOf('/')
    if (slash < 0) return [service, '/StatusNotifierItem']
    return [service.slice(0, slash), service.slice(slash)]
  }

  async #properties(): Promise<Record<string, unknown>> {
    const [all] = await this.#call(this.#place()[1], 'org.freedesktop.DBus.Properties', 'GetAll', 's', [
      'org.kde.StatusNotifierItem',
    ])
    return all as Record<string, unknown>
  }

  async #call(path: string, name: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> {
    const message = new dbus.Message({ destination: this.#place()[0], path, interface: name, member, signature, body })
    const reply = await this.#bus.call(message)
    return plain(reply?.body ?? []) as unknown[]
  }
}

function flat([id, properties, children]: Node): TrayItem[] {
  const { label, enabled, 'toggle-state': state } = properties
  const item = { id, label: String(label ?? '').replaceAll('_', ''), enabled: enabled !== false, checked: state === 1 }
  return [...(item.label === '' ? [] : [item]), ...children.flatMap(flat)]
}

/** Without the wrappers that say the type of a value. */
function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) return plain(value.value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}
