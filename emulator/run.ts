import type { Asked } from './command-line.ts'
import { controlCommands } from './control/commands.ts'
import { ControlServer } from './control/server.ts'
import { Player } from './scenarios/player.ts'
import { Emulator } from './server/emulator.ts'

/** The line that is printed when the emulator is ready. */
export interface Ready {
  readonly url: string
  readonly ws: string
  /** SHA-256 of the certificate: 64 upper-case hexadecimal digits. */
  readonly fingerprint: string
  /** Of the certificate that the WebSocket shows. */
  readonly wsFingerprint: string
  readonly control?: { readonly url: string; readonly token: string }
}

/** Serves until the process is told to stop. */
export async function runEmulator(asked: Extract<Asked, { kind: 'start' }>): Promise<void> {
  const emulator = await startOrExplain(asked)
  if (emulator === undefined) return
  const player = new Player({
    switchboard: emulator.switchboard,
    user: asked.setting.user,
    complain: (message) => console.error(message),
  })
  const control = asked.setting.control ? new ControlServer(controlCommands(emulator, player)) : undefined
  const controlAt = control === undefined ? undefined : { url: await control.listen(), token: control.token }

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    player.stop()
    await Promise.all([control?.close(), emulator.stop()])
    process.exit(0)
  }
  // Not `once`: where nobody listens any more, what writes files whole ends the process before they are written.
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  // Pipes end and are closed, files (and /dev/null) only end.
  if (asked.untilInputEnds) for (const end of ['end', 'close', 'error']) process.stdin.once(end, () => void stop())

  const { url, ws, fingerprint, wsFingerprint } = emulator
  const ready: Ready = {
    url,
    ws,
    fingerprint,
    wsFingerprint,
    ...(controlAt === undefined ? {} : { control: controlAt }),
  }
  console.log(JSON.stringify(ready))
  if (asked.untilInputEnds) process.stdin.resume()
  for (const fault of asked.faults) emulator.fault(fault)
  for (const name of asked.scenarios) player.start(name)
}

async function startOrExplain({ setting }: Extract<Asked, { kind: 'start' }>): Promise<Emulator | undefined> {
  try {
    return await Emulator.start(setting)
  } catch (error) {
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    console.error(
      inUse
        ? `Port ${setting.port} is taken; --port 0 takes any free one.`
        : `The emulator does not start: ${String(error)}`,
    )
    process.exitCode = 1
    return undefined
  }
}
