import { cleanText } from '../../calls/name.ts'
import { bareNumber, isNoName, isWithheld, isWithheldName } from '../../calls/number.ts'
import { remoteView, type Reading } from '../../people/named.ts'
import type { SenderView } from '../../ipc/contract/messages.ts'
import { readDialable } from '../dialable.ts'

/** Who a message is from, and what calls them back. */
export interface Sender {
  readonly sender: SenderView
  readonly dialable: string | undefined
}

/** Reads the `from` of a message: a number, an address, or a name with an address in angle brackets. */
export function senderOf(from: string | undefined, reading: Reading): Sender {
  const [, quoted, address = ''] = /^\s*(.*?)\s*<([^<>]*)>\s*$/s.exec(from ?? '') ?? [undefined, undefined, from ?? '']
  const name = cleanText(quoted)
  const user = bareNumber(address)
  const anonymous = isWithheld(address) || (user === '' && name !== undefined && isWithheldName(name))
  const dialable = anonymous ? undefined : readDialable(user)
  const shown = dialable === undefined ? cleanText(user) : user
  const known = name !== undefined && !isNoName(name) && !isWithheldName(name) && name !== user ? name : undefined
  const party = { name: known, number: anonymous ? undefined : shown, anonymous, via: undefined }
  return { sender: remoteView(party, reading), dialable }
}
