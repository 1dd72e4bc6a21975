import type { Account } from '../line/event.ts'
import { serverName } from '../line/server-address.ts'
import { type CallsState, initialCalls } from './calls-state.ts'
import { settleConsultations } from './consultation.ts'
import { clockTicked } from './deadline.ts'
import { dialAccepted, dialFailed, dialSent } from './dial.ts'
import type { CallEvent, Now } from './event.ts'
import { hear } from './hear.ts'
import { consultOver, consultSent } from './join.ts'
import { cutOff, learnOutcome, mostEnded } from './keep.ts'
import { listAsked, listed, noteHeard, slept, wentOffline } from './list.ts'
import { commandAccepted, commandFailed, commandSent, noteDismissed } from './press.ts'
import type { Circumstances } from './settle.ts'

/** All that changes calls passes here. The same reference where nothing changes; news that is late or unknown is absorbed. */
export function reduceCalls(state: CallsState, event: CallEvent, circumstances: Circumstances): CallsState {
  return settleConsultations(reduceOne(state, event, circumstances), circumstances)
}

function reduceOne(state: CallsState, event: CallEvent, circumstances: Circumstances): CallsState {
  switch (event.type) {
    case 'line.leg': {
      if (state.account === undefined) return state
      const heard = hear(state, event.leg, circumstances, { fromList: false, serverOffset: state.serverOffset })
      return noteHeard(heard, event.leg.key)
    }
    case 'line.listAsked':
      return state.account === undefined ? state : listAsked(state, event)
    case 'line.listed':
      return listed(state, event, circumstances)
    case 'line.offline':
      return wentOffline(state, event.at, circumstances)
    case 'line.slept':
      return clockTicked(slept(state, event.since), circumstances)
    case 'line.serverClock':
      return event.offsetMs === state.serverOffset ? state : { ...state, serverOffset: event.offsetMs }
    case 'call.commandSent':
      return commandSent(state, event, circumstances)
    case 'call.commandAccepted':
      return commandAccepted(state, event, circumstances)
    case 'call.commandFailed':
      return commandFailed(state, event, circumstances)
    case 'call.noteDismissed':
      return noteDismissed(state, event)
    case 'call.dialSent':
      return dialSent(state, event, circumstances)
    case 'call.dialAccepted':
      return dialAccepted(state, event, circumstances)
    case 'call.dialFailed':
      return dialFailed(state, event, circumstances)
    case 'call.consultSent':
      return consultSent(state, event)
    case 'call.consultOver':
      return consultOver(state, event)
    case 'call.outcomeLearnt':
      return learnOutcome(state, event.callId, event.how)
    case 'call.clockTicked':
      return clockTicked(state, circumstances)
    default:
      return event satisfies never
  }
}

/**
 * Now it is known who we are. Somebody else's calls, history and phone go; what was learnt in a former run is ours as long as
 * nobody else has been here.
 */
export function identify(state: CallsState, account: Account, server: string): CallsState {
  const owner = `${serverName(server)}\n${account.iAccount ?? account.accountId}`
  if (state.owner === owner) return { ...state, account }
  const learntAnswerMode = state.owner === undefined ? state.learntAnswerMode : undefined
  return { ...initialCalls({ learntAnswerMode }), account, owner, serverOffset: state.serverOffset }
}

/**
 * The client has stopped, or somebody signs in anew: no call is known, and of those that were up no more will be. What ended
 * stays known to whoever signs in again.
 */
export function forgetCalls(state: CallsState, now: Now): CallsState {
  return { ...signedOutCalls(state, now), ended: [...cutOff(state, now), ...state.ended].slice(0, mostEnded) }
}

/** Signed out: nothing stays but what was up, which is the history's, and what the phone was seen to know. */
export function signedOutCalls(state: CallsState, now: Now): CallsState {
  return { ...initialCalls(state), owner: state.owner, ended: cutOff(state, now) }
}
