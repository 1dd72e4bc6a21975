import type { RemotePartyView } from '../ipc/contract.ts'
import type { AppState } from './state.ts'

export type TrayStatus =
  | { readonly kind: 'offline' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'ringing'; readonly remote: RemotePartyView }
  | { readonly kind: 'inCall'; readonly remote: RemotePartyView }
  | { readonly kind: 'doNotDisturb' }

/** What the tray's icon and tooltip say. */
export function trayStatus(_state: AppState): TrayStatus {
  return { kind: 'offline' }
}
