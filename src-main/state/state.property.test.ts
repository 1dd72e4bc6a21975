import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resumeOwed, talkedToBefore } from '../calls/consultation.ts'
import { nextDeadline } from '../calls/deadline.ts'
import { roleOf } from '../calls/identity.ts'
import type { Leg, LegState } from '../portaswitch/protocol/leg.ts'
import { defaultTiming } from '../timing.ts'
import { looksTheSame } from './looks-the-same.ts'
import { reduce } from './reduce.ts'
import { toSnapshot } from './snapshot.ts'
import { anyLeg, anyStep, type Step } from './testing/arbitrary.ts'
import { fromAda, fromBen, legA, legB } from './testing/legs.ts'
import { account, facts, type ScriptedLine, signedInLine } from './testing/scripted-line.ts'

const script = fc.array(anyStep, { maxLength: 40 })

function play(line: ScriptedLine, step: Step): void {
  switch (step.kind) {
    case 'event':
      return line.send(step.event)
    case 'wait':
      return line.wait(step.ms)
    case 'list':
      return line.list(step.legs, step)
    case 'offline':
      return line.offline()
    case 'setWall':
      return line.setWall(line.now.wall + step.by)
    default:
      return step satisfies never
  }
}

/** Plays a script and looks at the line after each of its steps. */
const after = (steps: readonly Step[], look: (line: ScriptedLine, step: Step) => void) => {
  const line = signedInLine()
  for (const step of steps) {
    play(line, step)
    look(line, step)
  }
}

/** The simplest model of our legs that can be: a map from leg to state. */
class Legs {
  readonly states = new Map<string, LegState>()

  hear(leg: Leg): void {
    if (roleOf(leg, account) === 'other') return
    const was = this.states.get(leg.key)
    const up = was === 'connected' || was === 'holding' || was === 'held'
    const isRinging = ['trying', 'ringing', 'early'].includes(leg.state)
    if (was !== 'terminated' && !(up && isRinging)) this.states.set(leg.key, leg.state)
  }

  list({ legs, meanwhile, isFirst }: Extract<Step, { kind: 'list' }>): void {
    meanwhile.forEach((leg) => this.hear(leg))
    const heard = new Set(meanwhile.map(({ key }) => key))
    const there = new Set([...heard, ...legs.map(({ key }) => key)])
    legs.filter(({ key }) => !heard.has(key)).forEach((leg) => this.hear(leg))
    if (isFirst) return
    for (const key of this.states.keys()) if (!there.has(key)) this.states.set(key, 'terminated')
  }

  get live(): readonly string[] {
    return [...this.states].filter(([, state]) => state !== 'terminated').map(([key, state]) => `${key} ${state}`)
  }
}

const liveLegs = (line: ScriptedLine) =>
  line.state.calls.calls
    .filter((call) => call.phase.kind !== 'ended')
    .flatMap(({ legs }) => legs)
    .filter(({ role, leg }) => role !== 'other' && leg.state !== 'terminated')
    .map(({ leg }) => `${leg.key} ${leg.state}`)

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

describe('whatever comes, in whatever order, lost or doubled', () => {
  it('our legs are what was told of them last, or a list and what came after it', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const model = new Legs()
        after(steps, (line, step) => {
          if (step.kind === 'event' && step.event.type === 'line.leg') model.hear(step.event.leg)
          if (step.kind === 'list') model.list(step)
          expect(liveLegs(line).toSorted()).toEqual(model.live.toSorted())
        })
      }),
      { numRuns: 500 },
    )
  })

  it('a card that said ended says nothing else any more, and does not come back', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const ended = new Set<string>()
        const gone = new Set<string>()
        after(steps, ({ cards }) => {
          for (const { id, state } of cards) {
            if (ended.has(id)) expect(state.kind).toBe('ended')
            expect(gone).not.toContain(id)
            if (state.kind === 'ended') ended.add(id)
          }
          for (const id of ended) if (!cards.some((card) => card.id === id)) gone.add(id)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('there is one card for a call, and its id is its own', () => {
    fc.assert(
      fc.property(script, (steps) => {
        after(steps, (line) => {
          const live = line.state.calls.calls.filter(({ phase }) => phase.kind !== 'ended')
          const callIds = live.map(({ callId }) => callId).filter((id) => id !== undefined)
          expect(new Set(callIds).size).toBe(callIds.length)
          const ids = line.cards.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          const recent = line.ended.map(({ id }) => id)
          expect(new Set(recent).size).toBe(recent.length)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('a snapshot is plain data without impossible numbers, and small', () => {
    fc.assert(
      fc.property(script, (steps) => {
        after(steps, ({ snapshot, ended }) => {
          expect(structuredClone(snapshot)).toEqual(snapshot)
          expect(JSON.parse(JSON.stringify(snapshot))).toEqual(JSON.parse(JSON.stringify(structuredClone(snapshot))))
          for (const { timer } of snapshot.calls) {
            expect(numbersIn(timer).every((ms) => Number.isSafeInteger(ms) && ms >= 0)).toBe(true)
          }
          for (const { talkedMs, rangMs, startedAt } of ended) {
            expect(rangMs).toBeGreaterThanOrEqual(0)
            expect(talkedMs ?? 0).toBeGreaterThanOrEqual(0)
            expect(startedAt).toBeGreaterThan(0)
          }
          expect(numbersIn(snapshot).every(Number.isFinite)).toBe(true)
          expect(JSON.stringify(snapshot).length).toBeLessThan(40_000)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('what is said to look the same does', () => {
    fc.assert(
      fc.property(script, (steps) => {
        let before = signedInLine().state
        after(steps, ({ state, now, snapshot }) => {
          const { revision } = state
          if (looksTheSame(before, state)) expect({ ...toSnapshot(before, now, facts), revision }).toEqual(snapshot)
          before = state
        })
      }),
      { numRuns: 200 },
    )
  })

  it('what is told twice changes nothing the second time', () => {
    fc.assert(
      fc.property(script, anyLeg, (steps, leg) => {
        const line = signedInLine()
        steps.forEach((step) => play(line, step))
        line.hear(leg)
        expect(reduce(line.state, { type: 'line.leg', leg }, line.now, defaultTiming)).toBe(line.state)
      }),
      { numRuns: 300 },
    )
  })

  it('a tick does all that is due, and changes nothing when nothing is', () => {
    fc.assert(
      fc.property(script, (steps) => {
        after(steps, (line) => {
          line.send({ type: 'call.clockTicked' })
          const due = nextDeadline(line.state.calls, defaultTiming)
          expect(due === undefined || due > line.now.mono).toBe(true)
          const { state } = line
          line.send({ type: 'call.clockTicked' })
          expect(line.state).toBe(state)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('who waits has somebody who is asked, or is to be resumed as soon as that can be and nobody else is talked to', () => {
    fc.assert(
      fc.property(script, (steps) => {
        after(steps, ({ state: { calls }, now }) => {
          const live = calls.calls.filter(({ phase }) => phase.kind !== 'ended')
          for (const call of calls.calls) {
            const { consultation } = call
            if (consultation === undefined) continue
            expect(live).toContain(call)
            const asked = live.find(({ id }) => id === consultation.with)
            if (consultation.stage.kind === 'asking') expect(asked).toBeDefined()
            if (consultation.stage.kind !== 'over' || call.phase.kind !== 'onHold') continue
            const next = live.find(({ id }) => id === resumeOwed(calls))
            const canBe = call.staleSince === undefined && call.pending?.action !== 'swap'
            expect(next !== undefined || !canBe || talkedToBefore(call, live) !== undefined).toBe(true)
          }
          const owed = resumeOwed(calls)
          const connected = live.filter(({ phase }) => phase.kind === 'connected')
          if (owed !== undefined) expect(connected).toEqual([])
          const due = nextDeadline(calls, defaultTiming)
          const joining = live.filter((call) => call.consultation?.stage.kind === 'joining' && !call.staleSince)
          if (joining.length > 0) expect(due).toBeLessThanOrEqual(now.mono + 4 * defaultTiming.request)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('no card stays for a call whose legs have all ended', () => {
    const life = [
      fromAda('ringing'),
      fromAda('connected'),
      fromAda('holding'),
      fromAda('terminated'),
      fromBen('ringing'),
      fromBen('terminated'),
      legA('ringing'),
      legA('connected'),
      legB('ringing'),
      legB('connected'),
      legB('terminated'),
      legA('terminated'),
    ]
    const endings = life.filter(({ state }) => state === 'terminated')
    const muddled = fc.tuple(fc.subarray(life), fc.subarray(life)).chain(([some, again]) =>
      fc.shuffledSubarray([...some, ...again, ...endings], {
        minLength: some.length + again.length + endings.length,
      }),
    )
    fc.assert(
      fc.property(muddled, (legs) => {
        const line = signedInLine()
        line.hear(...legs)
        line.wait(defaultTiming.endedCard)
        expect(line.cards).toEqual([])
        expect(nextDeadline(line.state.calls, defaultTiming)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })
})
