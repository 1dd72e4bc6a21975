import { ringingCall, liveCall } from '../calls/select.ts'
import { remoteView } from '../calls/view.ts'
import type { RemotePartyView } from '../ipc/contract.ts'
import type { AppState } from './state.ts'

export type TrayStatus =
  | { readonly kind: 'offline' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'ringing'; readonly remote: RemotePartyView }
  | { readonly kind: 'inCall'; readonly remote: RemotePartyView }
  | { readonly kind: 'doNotDisturb' }

/** What the tray's icon and tooltip say. Without a connection no state of a call is claimed. */
export function trayStatus({ line, calls, settings }: AppState): TrayStatus {
  if (line.phase !== 'signedIn' || line.link.kind !== 'online') return { kind: 'offline' }
  const ringing = ringingCall(calls)
  if (ringing !== undefined) return { kind: 'ringing', remote: remoteView(ringing.remote, settings.country) }
  const live = liveCall(calls)
  if (live !== undefined) return { kind: 'inCall', remote: remoteView(live.remote, settings.country) }
  return settings.doNotDisturb ? { kind: 'doNotDisturb' } : { kind: 'idle' }
}
