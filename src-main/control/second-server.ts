import type { SecondServerAnswer } from '../ipc/contract/second-server.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import type { Site } from '../portaswitch/client/two-sites.ts'
import type { Remembered } from './remembered.ts'
import { readServerAddress, serverKey } from '../line/server-address.ts'
import { changeSettings } from './settings.ts'
import type { SignInOptions } from './sign-in.ts'
import type { Switchboard } from './switchboard.ts'
import { webSocketOfSecond } from './web-socket-address.ts'

export interface SecondServerOptions {
  readonly switchboard: Pick<Switchboard, 'store' | 'settings'>
  readonly remembered: Remembered
  readonly readCertificate: SignInOptions['readCertificate']
}

interface Named {
  /** Empty where there is to be none. */
  readonly server: string
  readonly fingerprint?: string
}

/**
 * Names the server that is used while the main one is away. The password goes there by itself some day, so its certificate is
 * looked at now, while somebody is there to judge it. What was named last counts, however long the look at another takes.
 */
export function secondServerNamer(options: SecondServerOptions): (named: Named) => Promise<SecondServerAnswer> {
  let newest = new AbortController()
  return async (named) => {
    newest.abort()
    const { signal } = (newest = new AbortController())
    return name(options, named, signal)
  }
}

async function name(
  { switchboard, remembered, readCertificate }: SecondServerOptions,
  { server, fingerprint }: Named,
  signal: AbortSignal,
): Promise<SecondServerAnswer> {
  if (server === '') return save(switchboard, '')
  const address = readServerAddress(server)
  if (address === undefined) return { kind: 'invalid' }
  const main = readServerAddress(switchboard.store.state.line.name.server)
  if (main !== undefined && serverKey(main) === serverKey(address)) return { kind: 'same' }
  const webSocket = webSocketOfSecond(switchboard.store.state.line.name.webSocket, address)
  /** Belongs to one question. */
  let trusted = fingerprint
  try {
    for (const at of webSocket === undefined ? [address] : [address, webSocket]) {
      const { certificate, verifies } = await readCertificate({ server: at, signal })
      if (signal.aborted) return { kind: 'overtaken' }
      const shown = certificate.fingerprint
      // The WebSocket may well show what was trusted for this host already.
      if (verifies || shown === remembered.pin(at) || (at !== address && shown === remembered.pin(address))) continue
      if (trusted === undefined) {
        return { kind: 'ask', server: serverKey(at), fingerprint: shown, issuedTo: certificate.issuedTo }
      }
      if (trusted !== shown) return { kind: 'changed' }
      remembered.trust(at, shown)
      trusted = undefined
    }
  } catch (error) {
    if (signal.aborted) return { kind: 'overtaken' }
    if (!(error instanceof PortaSwitchError)) throw error
    return { kind: 'unreachable' }
  }
  return save(switchboard, serverKey(address))
}

function save(switchboard: SecondServerOptions['switchboard'], secondServer: string): SecondServerAnswer {
  changeSettings(switchboard, { secondServer })
  return { kind: 'saved' }
}

/** Undefined where none is named. */
export function secondSite({
  switchboard,
  remembered,
}: Pick<SecondServerOptions, 'switchboard' | 'remembered'>): Site | undefined {
  const server = readServerAddress(switchboard.settings.current.settings.secondServer)
  if (server === undefined) return undefined
  const pin = remembered.pin(server)
  const address = webSocketOfSecond(switchboard.store.state.line.name.webSocket, server)
  return { server, pin, webSocket: address && { address, pin: remembered.pin(address) ?? pin } }
}
