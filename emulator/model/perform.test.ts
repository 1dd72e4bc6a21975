import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readLeg } from '../../src-main/portaswitch/protocol/leg.ts'
import { sipCallInfo, type SipCallInfoOnWire } from '../../src-main/portaswitch/protocol/sip-call-info.ts'
import type { Act, LegName } from './act.ts'
import { wireId } from './leg.ts'
import type { Party } from './party.ts'
import { ada, ben, kim, Play, sales } from './testing/play.ts'
import { listLegs } from './scope.ts'
import { reach } from './world.ts'

/** What one step of a random day does; legs are picked by number among those that are up. */
type Move = { readonly what: string; readonly leg: number; readonly other: number; readonly who: string }

const people = [ada, ben, kim, sales, '+493055570142', 'anonymous']
const moves = fc.array(
  fc.record({
    what: fc.constantFrom(
      'ring',
      'answer',
      'hang up',
      'hold',
      'resume',
      'move',
      'answer by Notify',
      'answer by Invite',
      'hold by command',
      'unhold by command',
      'transfer',
      'originate',
      'join',
      'dequeue',
      'pass',
    ),
    leg: fc.nat(20),
    other: fc.nat(20),
    who: fc.constantFrom(...people),
  }),
  { maxLength: 60 },
)
const phones = fc.constantFrom(
  { kind: 'talk' } as const,
  { kind: 'plain', answerByNotify: 'refused', answersInvite: true } as const,
  { kind: 'plain', answerByNotify: 'ignored', answersInvite: false } as const,
)

function actOf(play: Play, { what, leg: index, other, who }: Move): Act | undefined {
  const legs = [...play.world.legs.values()]
  const name = (at: number): LegName => {
    const leg = legs[at % Math.max(1, legs.length)]
    return leg === undefined ? { id: 'none', tag: 'none' } : { id: wireId(leg), tag: leg.tag }
  }
  const party: Party = who === 'anonymous' ? { kind: 'anonymous', id: `anonymous-${index}` } : reach(play.world, who)
  const leg = name(index)
  switch (what) {
    case 'ring':
      return { act: 'ring', from: party, to: reach(play.world, people[other % 5] ?? kim), phones: 1 + (index % 3) }
    case 'answer':
    case 'hang up':
    case 'hold':
    case 'resume':
    case 'hold by command':
    case 'unhold by command':
      return { act: what, leg }
    case 'move':
      return { act: 'move', leg, to: `192.168.243.133:${5000 + other}` }
    case 'answer by Notify':
      return { act: 'answer by command', leg, mode: 'Notify' }
    case 'answer by Invite':
      return { act: 'answer by command', leg, mode: 'Invite' }
    case 'transfer':
      return { act: 'transfer', leg, to: party }
    case 'originate':
      return { act: 'originate', by: kim, caller: reach(play.world, kim), callee: party, pickup: index % 2 === 0 }
    case 'join':
      return { act: 'join', leg, with: name(other) }
    case 'dequeue':
      return { act: 'dequeue', callId: leg.id }
    default:
      return undefined
  }
}

const keyOf = ({ call }: SipCallInfoOnWire) => `${call.id} ${call.tag}`

/** Lets a random day pass and hands every notification to `see`, with the play as it was after its step. */
function live(
  play: Play,
  day: readonly Move[],
  see: (info: SipCallInfoOnWire) => void,
  after: () => void = () => {},
): void {
  for (const move of day) {
    const act = actOf(play, move)
    if (act === undefined) play.pass(move.leg * 100)
    else play.act(act)
    for (const { info } of play.told.splice(0)) see(info)
    after()
  }
}

describe('any day at the switch', () => {
  it('tells only what the protocol table can read', () => {
    fc.assert(
      fc.property(phones, moves, (phone, day) => {
        live(new Play({ phone }), day, (info) => {
          expect(readLeg(v.parse(sipCallInfo, info)).state).not.toBe('other')
        })
      }),
    )
  })

  it('never tells of a leg again that has ended', () => {
    fc.assert(
      fc.property(phones, moves, (phone, day) => {
        const ended = new Set<string>()
        live(new Play({ phone }), day, (info) => {
          expect(ended.has(keyOf(info))).toBe(false)
          if (info.state === 'terminated') ended.add(keyOf(info))
        })
      }),
    )
  })

  it('lists exactly what the notifications have told', () => {
    fc.assert(
      fc.property(phones, moves, (phone, day) => {
        const play = new Play({ phone })
        const heard = new Map<string, SipCallInfoOnWire>()
        const see = (info: SipCallInfoOnWire) => {
          if (info.state === 'terminated') heard.delete(keyOf(info))
          else heard.set(keyOf(info), info)
        }
        live(play, day, see, () => {
          const listed = listLegs(play.world, { kind: 'customer' }, () => true)
          expect(new Map(listed.map((info) => [keyOf(info), info]))).toEqual(heard)
        })
      }),
    )
  })

  it('is over when everybody has hung up', () => {
    fc.assert(
      fc.property(phones, moves, (phone, day) => {
        const play = new Play({ phone })
        live(play, day, () => {})
        play.pass(60_000)
        for (let left = [...play.world.legs.values()]; left.length > 0; left = [...play.world.legs.values()])
          for (const leg of left) play.act({ act: 'hang up', leg: { id: wireId(leg), tag: leg.tag } })
        expect(play.world.calls.size).toBe(0)
      }),
    )
  })
})
