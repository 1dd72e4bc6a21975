import { getSipCallsList } from '../portaswitch/protocol/call-control.ts'
import { readLegs } from '../portaswitch/protocol/leg.ts'
import type { Switchboard } from './switchboard.ts'

/** The client counts its own questions upwards from 0. */
let ask = -1

/**
 * Reads the list of calls into the state: what a request without an answer has come to is known then. Rejects with a
 * `PortaSwitchError`.
 */
export async function resync({ store, line }: Switchboard): Promise<void> {
  const { line: state } = store.state
  const open = line()
  if (open === undefined || state.phase !== 'signedIn') return
  const asked = ask--
  store.dispatch({ type: 'line.listAsked', ask: asked })
  const { calls_list } = await open.call(getSipCallsList, { i_account: state.account.iAccount })
  // Looked at now: the question may have found the session gone, and come through in a new one.
  const isFirst = open.isNewSession
  store.dispatch({ type: 'line.listed', ask: asked, legs: readLegs(calls_list), isFirst })
}
