import { cautionAbout, numberToDial } from '../calls/dialable.ts'
import { readDialLink } from '../calls/dial-link.ts'
import type { DialSource } from '../ipc/contract/dialling.ts'
import type { Outcome } from '../ipc/contract.ts'
import { callById } from '../calls/select.ts'
import { canPlaceCalls, type LineState } from '../line/line.ts'
import { dial } from './dial.ts'
import { readDialable } from './dialable.ts'
import { readServerAddress } from '../line/server-address.ts'
import type { Switchboard } from './switchboard.ts'

export interface DialRequestOptions {
  readonly switchboard: Switchboard
  /** Brings the window to the front in which the person is asked. */
  readonly ask: () => void
  readonly newTicket: () => string
  readonly now: () => number
}

/**
 * Calls the number of a link or of the clipboard, after the person has said so. Without asking only where they have chosen
 * that, and the number is like any other.
 */
export function requestDial(
  { switchboard, ask, newTicket, now }: DialRequestOptions,
  text: string,
  from: DialSource,
): void {
  const { store } = switchboard
  const { line, settings } = store.state
  const number = readNumber(text, from, line, settings.country)
  const id = newTicket()
  if (number === undefined) {
    store.dispatch({ type: 'dial.requested', request: { kind: 'unreadable', id, from } })
    return ask()
  }
  const caution = cautionAbout(number, line.phase === 'signedIn' ? line.account.extensionId : undefined)
  if (!settings.askBeforeDialling && caution === undefined && canPlaceCalls(line)) {
    void dial(switchboard, { number, ticket: id, now: now() })
    return
  }
  store.dispatch({ type: 'dial.requested', request: { kind: 'ask', id, from, number, why: caution ?? 'always' } })
  ask()
}

/** Calls what was asked about. What does not work is said where it was asked, and can be tried again. */
export async function confirmDial(
  switchboard: Switchboard,
  { id, now }: { readonly id: string; readonly now: number },
): Promise<Outcome> {
  const { store } = switchboard
  const request = store.state.dialRequest?.request
  if (request?.kind !== 'ask' || request.id !== id) return 'notNow'
  const dialled = dial(switchboard, { number: request.number, ticket: id, now })
  // What could not even be asked for is said where it was asked about; all else by the card.
  if (callById(store.state.calls, id) !== undefined) store.dispatch({ type: 'dial.settled', id })
  return dialled
}

function readNumber(text: string, from: DialSource, line: LineState, country: string): string | undefined {
  const trimmed = text.trim()
  const isLink = from === 'link' || /^(tel|callto|sips?):/i.test(trimmed)
  // A clipboard can hold a book.
  const bare = isLink ? readDialLink(trimmed, ownHosts(line)) : trimmed.length <= 64 ? readDialable(trimmed) : undefined
  return bare === undefined ? undefined : numberToDial(bare, country)
}

const ownHosts = ({ name }: LineState): readonly string[] => [name.domain, readServerAddress(name.server)?.host ?? '']
