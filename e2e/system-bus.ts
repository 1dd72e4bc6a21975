import { spawn } from 'node:child_process'
import dbus from 'dbus-next'

const logind = 'org.freedesktop.login1'
const path = '/org/freedesktop/login1'

export interface SystemBus {
  readonly address: string
  /** The computer is about to sleep; then it wakes. */
  sleep(): Promise<void>
  wake(): Promise<void>
  stop(): void
}

/** A system bus of its own with a double of logind, which tells programs of the computer's sleep. To be started before the app. */
export async function startSystemBus(): Promise<SystemBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    daemon.once('error', reject)
    daemon.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
  })
  // Not any Python that comes first: the module is the distribution's.
  const double = spawn('/usr/bin/python3', ['-m', 'dbusmock', '--system', '--template', 'logind'], {
    env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: address },
    stdio: 'ignore',
  })
  const bus = dbus.sessionBus({ busAddress: address.replace('unix:abstract=', 'unix:path=\0') })
  await owned(bus)
  const tell = async (begins: boolean) => {
    const body = [`${logind}.Manager`, 'PrepareForSleep', 'b', [new dbus.Variant('b', begins)]]
    const signal = { interface: 'org.freedesktop.DBus.Mock', member: 'EmitSignal', signature: 'sssav', body }
    await bus.call(new dbus.Message({ destination: logind, path, ...signal }))
  }
  return {
    address,
    sleep: () => tell(true),
    wake: () => tell(false),
    stop: () => {
      bus.disconnect()
      double.kill()
      daemon.kill()
    },
  }
}

/** Resolves when the double has taken its name. */
function owned(bus: dbus.MessageBus): Promise<void> {
  const name = 'org.freedesktop.DBus'
  const to = { destination: name, path: '/org/freedesktop/DBus', interface: name, signature: 's' }
  return new Promise((resolve, reject) => {
    bus.on('message', (message: dbus.Message) => {
      if (message.member === 'NameOwnerChanged' && message.body[0] === logind) resolve()
    })
    const rule = `type='signal',member='NameOwnerChanged',arg0='${logind}'`
    bus.call(new dbus.Message({ ...to, member: 'AddMatch', body: [rule] })).catch(reject)
    bus
      .call(new dbus.Message({ ...to, member: 'NameHasOwner', body: [logind] }))
      .then((reply) => reply?.body[0] === true && resolve(), reject)
  })
}
