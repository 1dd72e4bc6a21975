import type { Now } from '../calls/event.ts'
import type { Timing } from '../timing.ts'
import type { AppEvent, DialRequest } from './event.ts'

/** A number from outside that the person is asked about. */
export interface AskedDial {
  readonly request: DialRequest
  /** On the monotonic clock. */
  readonly at: number
  /** Whose line it was asked on; undefined while nobody was signed in. */
  readonly owner: string | undefined
}

export interface AskedDialCircumstances {
  readonly now: Now
  readonly rules: Pick<Timing, 'dialAsked'>
  /** Whose line it is after the event; undefined while nobody is signed in. */
  readonly owner: string | undefined
}

/**
 * What is asked after an event. What somebody was asked is not for the next person at this computer; asked while nobody was
 * signed in, as where a link has started the app, it waits for who signs in.
 */
export function askedDialAfter(
  asked: AskedDial | undefined,
  event: AppEvent,
  { now, rules, owner }: AskedDialCircumstances,
): AskedDial | undefined {
  switch (event.type) {
    case 'dial.requested':
      return { request: event.request, at: now.mono, owner }
    case 'dial.settled':
      return asked?.request.id === event.id ? undefined : asked
    case 'signedOut':
      return undefined
    case 'line.signedIn':
      return asked?.owner === undefined || asked.owner === owner ? asked : undefined
    case 'call.clockTicked':
      return (askedDialDeadline(asked, rules) ?? Infinity) <= now.mono ? undefined : asked
    default:
      return asked
  }
}

/** When it has been waiting for too long, on the monotonic clock. */
export const askedDialDeadline = (
  asked: AskedDial | undefined,
  { dialAsked }: AskedDialCircumstances['rules'],
): number | undefined => asked && asked.at + dialAsked
