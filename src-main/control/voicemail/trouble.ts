import type { Loaded, Trouble } from '../../ipc/contract/trouble.ts'
import { PortaSwitchError } from '../../portaswitch/client/error.ts'
import { faultKind } from '../../portaswitch/protocol/fault.ts'
import { refusalOf } from '../refusal.ts'

/** What a failed request is to a person. Whatever is no error of the client is the disk's. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof PortaSwitchError)) return { why: 'disk', said: '' }
  const refusal = refusalOf(error)
  switch (refusal.kind) {
    case 'offline':
      return { why: 'offline', said: '' }
    case 'unanswered':
      return { why: 'unanswered', said: '' }
    case 'refused': {
      const kind = faultKind(refusal.fault)
      if (kind === 'mailboxDisabled') return { why: 'noMailbox', said: refusal.fault.message }
      return { why: kind === 'unknownMethod' ? 'unknownMethod' : 'refused', said: refusal.fault.message }
    }
    default:
      return refusal satisfies never
  }
}

/** What was loaded, or why it could not be. */
export async function loaded<Value>(load: () => Promise<Value>): Promise<Loaded<Value>> {
  try {
    return { ok: true, value: await load() }
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) }
  }
}
