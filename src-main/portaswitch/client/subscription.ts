import type { LineEvent } from '../../line/event.ts'
import { callControlNotifications, enableApiNotifications, getSipCallsList } from '../protocol/call-control.ts'
import { faultKind } from '../protocol/fault.ts'
import { readLegs } from '../protocol/leg.ts'
import { PortaSwitchError } from './error.ts'
import type { Log } from './log.ts'
import type { Ask } from './requests.ts'

/** Whose calls, over which connection. */
export interface Subscriber {
  readonly ask: Ask
  readonly iAccount: number
}

/** The subscription of one line: notifications first, then the list, because the server watches only from then on. */
export interface Subscription {
  /** Has notifications sent over the subscriber's connection. */
  enable(subscriber: Subscriber): Promise<void>
  /**
   * Reads the list and tells it, question and answer; a first one may lack calls that the server does not watch yet. Which it
   * is shows when the answer is there: the question may have found the session gone, and come through in a new one.
   */
  list(subscriber: Subscriber, isFirst: () => boolean): Promise<void>
}

export function createSubscription(tell: (event: LineEvent) => void, log: Log): Subscription {
  let lastAsk = 0

  async function enable({ ask, iAccount }: Subscriber): Promise<void> {
    await ask(enableApiNotifications, { event: callControlNotifications, i_account: iAccount })
  }

  async function read({ ask, iAccount }: Subscriber, isFirst: () => boolean): Promise<void> {
    lastAsk += 1
    const number = lastAsk
    tell({ type: 'line.listAsked', ask: number })
    const { calls_list } = await ask(getSipCallsList, { i_account: iAccount })
    const legs = readLegs(calls_list)
    if (legs.length < calls_list.length) log.warn('legs of the list dropped', { legs: calls_list.length - legs.length })
    tell({ type: 'line.listed', ask: number, legs, isFirst: isFirst() })
  }

  async function list(subscriber: Subscriber, isFirst: () => boolean): Promise<void> {
    try {
      await read(subscriber, isFirst)
    } catch (error) {
      if (!mayBeUnsubscribed(error)) throw error
      // Seen in the field: enabling answers success without subscribing. Once more, then it is an error.
      log.warn('list refused after subscribing', { code: error.fault?.code })
      await enable(subscriber)
      await read(subscriber, isFirst)
    }
  }

  return { enable, list }
}

/** The fault that says so has no code of its own. */
const mayBeUnsubscribed = (error: unknown): error is PortaSwitchError =>
  error instanceof PortaSwitchError && error.code === 'refused' && !isCallControlDenied(error)

export const isCallControlDenied = (error: unknown): error is PortaSwitchError =>
  error instanceof PortaSwitchError && error.fault !== undefined && faultKind(error.fault) === 'callControlDisabled'
