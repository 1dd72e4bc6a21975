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

/**
 * Names the server that is used while the main one is away. The password goes there by itself some day, so its certificate is
 * looked at now, while somebody is there to judge it.
 */
export async function nameSecondServer(
  { switchboard, remembered, readCertificate }: SecondServerOptions,
  { server, fingerprint }: { readonly server: string; readonly fingerprint?: string },
): Promise<SecondServerAnswer> {
  const address = readServerAddress(server)
  if (address === undefined) return { kind: 'invalid' }
  const main = readServerAddress(switchboard.store.state.line.name.server)
  if (main !== undefined && serverKey(main) === serverKey(address)) return { kind: 'same' }
  const webSocket = webSocketOfSecond(switchboard.store.state.line.name.webSocket, address)
  /** Belongs to one question. */
  let trusted = fingerprint
  try {
    for (const at of webSocket === undefined ? [address] : [address, webSocket]) {
      const { certificate, verifies } = await readCertificate({ server: at, signal: new AbortController().signal })
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
    if (!(error instanceof PortaSwitchError)) throw error
    return { kind: 'unreachable' }
  }
  changeSettings(switchboard, { secondServer: serverKey(address) })
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
