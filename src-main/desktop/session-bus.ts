import type { MessageBus } from 'dbus-next'

/** One message on the bus, to it or from it. */
export interface BusMethod {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature?: string
  readonly body?: readonly unknown[]
}

export interface BusSignal {
  readonly interface: string
  readonly member: string
}

/** The session bus of a Linux desktop. */
export interface SessionBus {
  /** Rejects with what the other side or the bus says against it. `sender` is the unique name of who answered. */
  call(method: BusMethod): Promise<{ readonly sender: string; readonly body: readonly unknown[] }>
  onSignal(signal: BusSignal, listener: (body: readonly unknown[], sender: string) => void): void
  /** A value that says its own type, where a signature has `v`. */
  variant(signature: string, value: unknown): unknown
}

const bus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' }

/** Opens the bus when it is first wanted. Undefined where there is none; `onTrouble` hears when it is lost later. */
export function sessionBusOpener(onTrouble: (error: unknown) => void): () => Promise<SessionBus | undefined> {
  let opened: Promise<SessionBus | undefined> | undefined
  return () => (opened ??= open(onTrouble))
}

async function open(onTrouble: (error: unknown) => void): Promise<SessionBus | undefined> {
  const address = process.env['DBUS_SESSION_BUS_ADDRESS']
  if (process.platform !== 'linux' || address === undefined || address === '') return undefined
  const { sessionBus, Message, MessageType, Variant } = (await import('dbus-next')).default
  let connection: MessageBus
  try {
    // A socket without a file is a path that begins with a null byte; the library knows only files by itself.
    connection = sessionBus({ busAddress: address.replace('unix:abstract=', 'unix:path=\0') })
  } catch (error) {
    onTrouble(error)
    return undefined
  }
  connection.on('error', onTrouble)

  const call: SessionBus['call'] = async ({ body = [], ...method }) => {
    const reply = await connection.call(new Message({ ...method, body: [...body] }))
    return { sender: reply?.sender ?? '', body: reply?.body ?? [] }
  }
  return {
    call,
    variant: (signature, value) => new Variant(signature, value),
    onSignal: (signal, listener) => {
      connection.on('message', (message) => {
        const fits =
          message.type === MessageType.SIGNAL &&
          message.interface === signal.interface &&
          message.member === signal.member
        if (fits) listener(message.body, message.sender)
      })
      const rule = `type='signal',interface='${signal.interface}',member='${signal.member}'`
      call({ ...bus, member: 'AddMatch', signature: 's', body: [rule] }).catch(onTrouble)
    },
  }
}

/** Tells whether somebody owns a name on the bus, now and with every change. */
export async function watchName(
  { call, onSignal }: SessionBus,
  name: string,
  onOwned: (owned: boolean) => void,
): Promise<void> {
  onSignal({ interface: bus.interface, member: 'NameOwnerChanged' }, ([changed, , owner]) => {
    if (changed === name) onOwned(owner !== '')
  })
  const { body } = await call({ ...bus, member: 'NameHasOwner', signature: 's', body: [name] })
  onOwned(body[0] === true)
}
