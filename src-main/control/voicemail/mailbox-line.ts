import { PortaSwitchError } from '../../portaswitch/client/error.ts'
import type { Line } from '../../portaswitch/client/line.ts'
import type { AppEvent } from '../../state/event.ts'
import type { AppState } from '../../state/state.ts'
import type { Store } from '../../store.ts'
import { serverName } from '../../line/server-address.ts'

export type VoicemailLine = Pick<Line, 'call' | 'upload' | 'download'>

/** What everything about voicemail works with. */
export interface MailboxLine {
  readonly store: Store<AppState, AppEvent>
  /** Undefined while nobody is signed in. */
  readonly line: () => VoicemailLine | undefined
}

/** Throws a `PortaSwitchError` while nobody is signed in. */
export function openLineOf({ line }: MailboxLine): VoicemailLine {
  const open = line()
  if (open === undefined) throw new PortaSwitchError('offline')
  return open
}

/** `host:port account`: what is kept on this computer belongs to it. */
export const accountKey = ({ line: { name } }: AppState): string => `${serverName(name.server)} ${name.accountId}`
