import type { SecondServerAnswer } from '../ipc/contract/second-server.ts'
import { PortaSwitchError } from '../portaswitch/client/error.ts'
import type { Site } from '../portaswitch/client/two-sites.ts'
import type { Remembered } from './remembered.ts'
import { readServerAddress, serverKey } from './server-address.ts'
import { changeSettings } from './settings.ts'
import type { SignInOptions } from './sign-in.ts'
import type { Switchboard } from './switchboard.ts'

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
  try {
    const { certificate, verifies } = await readCertificate({ server: address, signal: new AbortController().signal })
    if (fingerprint !== undefined && certificate.fingerprint !== fingerprint) return { kind: 'changed' }
    const isTrusted = verifies || certificate.fingerprint === remembered.pin(address)
    if (fingerprint === undefined && !isTrusted) {
      return { kind: 'ask', fingerprint: certificate.fingerprint, issuedTo: certificate.issuedTo }
    }
    if (!isTrusted) remembered.trust(address, certificate.fingerprint)
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
  return server && { server, pin: remembered.pin(server) }
}
