import { ringingCall, liveCall } from '../calls/select.ts'
import { remoteView } from '../people/named.ts'
import type { RemotePartyView } from '../ipc/contract/remote-party.ts'
import { type AppState, readingOf } from './state.ts'

export type TrayStatus =
  | { readonly kind: 'offline' }
  /** The account may not use call control: no call shows up. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'ringing'; readonly remote: RemotePartyView }
  | { readonly kind: 'inCall'; readonly remote: RemotePartyView }
  | { readonly kind: 'doNotDisturb' }

/** What the tray's icon and tooltip say. Without a connection no state of a call is claimed. */
export function trayStatus(state: AppState): TrayStatus {
  const { line, calls, settings } = state
  if (line.phase !== 'signedIn' || line.link.kind !== 'online') return { kind: 'offline' }
  if (line.callControl === 'denied') return { kind: 'denied' }
  const ringing = ringingCall(calls)
  if (ringing !== undefined) return { kind: 'ringing', remote: remoteView(ringing.remote, readingOf(state)) }
  const live = liveCall(calls)
  if (live !== undefined) return { kind: 'inCall', remote: remoteView(live.remote, readingOf(state)) }
  return settings.doNotDisturb ? { kind: 'doNotDisturb' } : { kind: 'idle' }
}
