import fc from 'fast-check'
import type { CallAction, Refusal } from '../../calls/event.ts'
import type { Leg, LegState, Party } from '../../portaswitch/protocol/leg.ts'
import type { AppEvent } from '../event.ts'
import { ada, ben, leg, party, us } from './legs.ts'
import { start } from './scripted-line.ts'

const states: readonly LegState[] = [
  'trying',
  'ringing',
  'early',
  'connected',
  'holding',
  'held',
  'queued',
  'dequeued',
  'terminated',
  'other',
]
const actions: readonly CallAction[] = [
  'takeBack',
  'answer',
  'answerByInvite',
  'hold',
  'resume',
  'swap',
  'transfer',
  'completeTransfer',
  'cancelTransfer',
  'decline',
  'hangUp',
]

/** Ids are few, so that legs meet: of two calls, of a placed one and of a press on no call at all. */
const callIds = ['call-1', 'call-2', 'ticket']
const moment = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: -100_000, max: 100_000 }).map((ms) => start.wall + ms),
  fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER, -8.64e15),
)

const stranger: fc.Arbitrary<Party> = fc
  .record({
    accountId: fc.option(fc.constantFrom('123002', '', '__proto__'), { nil: undefined }),
    displayId: fc.option(fc.oneof(fc.constantFrom('anonymous', '16046282442', ''), fc.string({ unit: 'binary' })), {
      nil: undefined,
    }),
    displayName: fc.option(fc.string({ unit: 'binary', maxLength: 100 }), { nil: undefined }),
    id: fc.option(fc.constantFrom('123002', '+442071838750', 'sip:x@y'), { nil: undefined }),
    huntgroupId: fc.option(fc.constantFrom('700', '\u202E'), { nil: undefined }),
    forwarders: fc.array(fc.constantFrom('123003', '123007', ''), { maxLength: 3 }),
  })
  .map(party)

const remote = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(ada, ben) }, { weight: 1, arbitrary: stranger })

/** Any leg: ours or not, in any state, with whatever a server may say beside it. */
export const anyLeg: fc.Arbitrary<Leg> = fc
  .record({
    state: fc.constantFrom(...states),
    side: fc.constantFrom('to us', 'from us', 'theirs to us', 'theirs from us', 'leg B'),
    callId: fc.constantFrom('call-1', 'call-2', 'call-3'),
    tag: fc.constantFrom('1', '2'),
    remote,
    startedAt: moment,
    connectedAt: moment,
    duration: fc.option(fc.nat(), { nil: undefined }),
    reason: fc.option(fc.oneof(fc.string(), fc.constantFrom('blind transfer', 'busy', 'elsewhere')), {
      nil: undefined,
    }),
    reasonCode: fc.option(fc.integer(), { nil: undefined }),
    transportId: fc.option(fc.constantFrom('192.0.2.1:5070', '192.0.2.2:5070'), { nil: undefined }),
    queue: fc.option(
      fc.record({
        queueId: fc.nat(),
        position: fc.option(fc.integer(), { nil: undefined }),
        operators: fc.constant(undefined),
      }),
      { nil: undefined },
    ),
  })
  .map(({ state, side, tag, remote: them, ...parts }) => {
    switch (side) {
      case 'to us':
        return leg(state, { ...parts, tag: `in ${tag}`, caller: them, callee: us })
      case 'from us':
        return leg(state, { ...parts, tag: `out ${tag}`, direction: 'outgoing', caller: us, callee: them })
      case 'theirs to us':
        return leg(state, { ...parts, tag: `theirs ${tag}`, direction: 'outgoing', caller: them, callee: us })
      case 'theirs from us':
        return leg(state, { ...parts, tag: `theirs in ${tag}`, caller: us, callee: ben })
      case 'leg B':
        return leg(state, { ...parts, tag: `b ${tag}`, legB: true, caller: us, callee: ben })
      default:
        return side satisfies never
    }
  })

const refusal: fc.Arbitrary<Refusal> = fc.oneof(
  fc.constant({ kind: 'unanswered' } as const),
  fc.constant({ kind: 'offline' } as const),
  fc
    .record({ code: fc.constantFrom('sip.call_not_found', 'sip.wrong_parameters', 'x', ''), message: fc.string() })
    .map((fault) => ({ kind: 'refused', fault }) as const),
)

const press: fc.Arbitrary<AppEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('call.commandSent' as const, 'call.commandAccepted' as const),
    callId: fc.constantFrom(...callIds),
    action: fc.constantFrom(...actions),
  }),
  fc.record({
    type: fc.constant('call.commandFailed' as const),
    callId: fc.constantFrom(...callIds),
    action: fc.constantFrom(...actions),
    refusal,
  }),
  fc.record({ type: fc.constant('call.noteDismissed' as const), callId: fc.constantFrom(...callIds) }),
)

const dial: fc.Arbitrary<AppEvent> = fc.oneof(
  fc.record({
    type: fc.constant('call.dialSent' as const),
    ticket: fc.constant('ticket'),
    number: fc.constantFrom('123002', '123003', '', '1 604 628 2442'),
  }),
  fc.record({
    type: fc.constant('call.dialAccepted' as const),
    ticket: fc.constant('ticket'),
    callId: fc.constantFrom('call-1', 'call-3'),
  }),
  fc.record({ type: fc.constant('call.dialFailed' as const), ticket: fc.constant('ticket'), refusal }),
)

const consult: fc.Arbitrary<AppEvent> = fc.oneof(
  fc.record({
    type: fc.constant('call.consultSent' as const),
    callId: fc.constantFrom(...callIds),
    ticket: fc.constantFrom('ticket', 'call-2'),
  }),
  fc.record({
    type: fc.constant('call.consultOver' as const),
    callId: fc.constantFrom(...callIds),
    resumed: fc.boolean(),
  }),
)

/** What a script can do: an event, or time that passes. */
export type Step =
  | { readonly kind: 'event'; readonly event: AppEvent }
  | { readonly kind: 'wait'; readonly ms: number }
  | {
      readonly kind: 'list'
      readonly legs: readonly Leg[]
      readonly meanwhile: readonly Leg[]
      readonly isFirst: boolean
    }
  | { readonly kind: 'offline' }
  | { readonly kind: 'setWall'; readonly by: number }

const event = (arbitrary: fc.Arbitrary<AppEvent>) => arbitrary.map((it) => ({ kind: 'event', event: it }) as const)

/** Each leg at most once, as a server lists them. */
const list = fc.uniqueArray(anyLeg, { maxLength: 5, selector: ({ key }) => key })

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: event(anyLeg.map((it) => ({ type: 'line.leg', leg: it }))) },
  { weight: 3, arbitrary: event(press) },
  { weight: 2, arbitrary: event(dial) },
  { weight: 2, arbitrary: event(consult) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 12_000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('list' as const),
      legs: list,
      meanwhile: fc.array(anyLeg, { maxLength: 3 }),
      isFirst: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'offline' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('setWall' as const), by: fc.integer({ min: -1e7, max: 1e7 }) }),
  },
  {
    weight: 1,
    arbitrary: event(
      fc.constantFrom<AppEvent[]>(
        { type: 'line.subscribed' },
        { type: 'line.connecting' },
        { type: 'line.serverClock', offsetMs: -40_000 },
        { type: 'line.slept', since: start },
        { type: 'line.listed', ask: -1, legs: [], isFirst: false },
        { type: 'call.clockTicked' },
        { type: 'storage.troubleDismissed' },
      ),
    ),
  },
)
