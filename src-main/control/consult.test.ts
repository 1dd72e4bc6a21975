import { describe, expect, it, vi } from 'vitest'
import { callById } from '../calls/select.ts'
import { fromBen } from '../state/testing/legs.ts'
import { cancelTransfer, completeTransfer } from './complete-transfer.ts'
import { consult } from './consult.ts'
import { resumeWhoWaits } from './resume-who-waits.ts'
import { swap } from './swap.ts'
import { refuse } from './testing/scripted-switchboard.ts'
import { type Fate, fates, type Step, World } from './testing/world.ts'

const ada = { callId: 'call-1' }
const asked = { callId: 'ticket' }

function begin(given: Partial<Record<Step, Fate>> = {}, options: { readonly legB?: boolean } = {}) {
  const world = new World(given, options)
  const { switchboard } = world
  switchboard.store.subscribe(
    resumeWhoWaits(switchboard, (error) => {
      throw error
    }),
  )
  const call = (id: string) => callById(switchboard.store.state.calls, id)
  const ask = (to = '123003') =>
    consult(switchboard, { ...ada, to, ticket: asked.callId, now: () => performance.now() })
  return { world, switchboard, ask, call, phase: (id: string) => call(id)?.phase.kind }
}

/** Ben has answered: Ada waits. */
async function asking(given: Partial<Record<Step, Fate>> = {}, options: { readonly legB?: boolean } = {}) {
  const begun = begin(given, options)
  await begun.ask()
  begun.world.answer()
  return begun
}

describe('Ask first', () => {
  it('holds, waits for the server to say so, and only then calls', async () => {
    const { ask, switchboard, phase } = begin()
    expect(await ask()).toBe('done')
    expect(switchboard.requests).toEqual(['hold_call call-1', 'originate_advanced_call'])
    expect(switchboard.last('originate_advanced_call')).toMatchObject({ callee_id: '123003', caller_id: '123007' })
    expect(phase('call-1')).toBe('onHold')
    await vi.waitFor(() => expect(phase('ticket')).toBe('pickUpPhone'))
  })

  it.each([
    ['123007', 'ownNumber'],
    ['123002', 'inThisCall'],
    ['Ben', 'invalid'],
  ])('to %s is %s, and holds nobody', async (to, outcome) => {
    const { ask, switchboard } = begin()
    expect(await ask(to)).toBe(outcome)
    expect(switchboard.requests).toEqual([])
  })

  it('takes the first call back when who was asked is busy, and says so', async () => {
    const { world, ask, phase, call } = begin()
    await ask()
    world.decline()
    await vi.waitFor(() => expect(phase('call-1')).toBe('connected'))
    expect(call('call-1')?.note).toMatchObject({ kind: 'consultFailed', how: 'busy' })
    expect(call('call-1')?.consultation).toBeUndefined()
  })

  it('says why the server did not place the call', async () => {
    const { ask, phase, call } = begin({ originate_advanced_call: 'refused' })
    await ask()
    await vi.waitFor(() => expect(phase('call-1')).toBe('connected'))
    expect(call('call-1')?.note).toMatchObject({ kind: 'consultFailed', how: 'failed', said: 'Not today' })
  })

  it('leaves the call alone that somebody holds again after it was taken back', async () => {
    const { world, ask, phase, switchboard } = begin({ originate_advanced_call: 'refused' })
    await ask()
    await vi.waitFor(() => expect(phase('call-1')).toBe('connected'))
    world.ada = 'holding'
    world.tell()
    await new Promise(setImmediate)
    expect(phase('call-1')).toBe('onHold')
    expect(switchboard.requests.filter((it) => it.startsWith('unhold'))).toHaveLength(1)
  })
})

describe('who waits is never lost', () => {
  const cases = fates.flatMap((hold) =>
    fates.flatMap((originate) => fates.map((unhold) => ({ hold, originate, unhold }))),
  )

  it('whatever becomes of holding, of calling and of taking back', async () => {
    const failures: string[] = []
    await Promise.all(
      cases.map(async ({ hold, originate, unhold }) => {
        const { world, ask, call, phase } = begin({
          hold_call: hold,
          originate_advanced_call: originate,
          unhold_call: unhold,
        })
        await ask()
        // What the server places is declined, so that every way ends in nobody being asked.
        if (world.placed !== undefined) world.decline()
        if (world.isCut) world.mend()
        for (let round = 0; round < 20; round++) await new Promise(setImmediate)
        if (world.isCut) world.mend()
        for (let round = 0; round < 20; round++) await new Promise(setImmediate)
        const note = call('call-1')?.note
        const isBack = world.ada === 'connected' && phase('call-1') === 'connected'
        // Taking back has failed: the card says so, and has the button.
        const isTold =
          phase('call-1') === 'onHold' && note !== undefined && 'action' in note && note.action === 'resume'
        if (!isBack && !isTold) failures.push(JSON.stringify({ hold, originate, unhold, ada: world.ada, note }))
      }),
    )
    expect(failures).toEqual([])
  })

  it.each(fates)('when who was asked hangs up and taking back is %s', async (unhold) => {
    const { world, phase, call } = await asking({ unhold_call: unhold })
    world.decline()
    for (let round = 0; round < 20; round++) await new Promise(setImmediate)
    if (world.isCut) world.mend()
    for (let round = 0; round < 20; round++) await new Promise(setImmediate)
    const note = call('call-1')?.note
    expect(
      phase('call-1') === 'connected' || (note !== undefined && 'action' in note && note.action === 'resume'),
    ).toBe(true)
  })
})

describe('Complete transfer', () => {
  it('names her leg, and of the other call his leg where it is told', async () => {
    const { switchboard, phase, call } = await asking()
    expect(await completeTransfer(switchboard, asked)).toBe('done')
    expect(switchboard.last('join_calls')).toMatchObject({
      call: { id: 'call-1', tag: 'tag-1' },
      to_call: { id: 'placed~10', tag: 'b' },
      transport_id: '192.0.2.1:5070',
    })
    await vi.waitFor(() => expect([phase('call-1'), phase('ticket')]).toEqual(['ended', 'ended']))
    expect(switchboard.store.state.calls.ended.map(({ how }) => how)).toEqual(['transferred', 'transferred'])
    const joinedWith = (id: string) => {
      const transferred = call(id)?.transferred
      return transferred && [transferred.outcome, transferred.to.number]
    }
    expect([joinedWith('call-1'), joinedWith('ticket')]).toEqual([
      ['joined', '123003'],
      ['joined', '123002'],
    ])
  })

  it('names our own leg where the switch tells nothing about his', async () => {
    const { switchboard, world } = await asking({}, { legB: false })
    switchboard.hear(fromBen('ringing'), fromBen('terminated'))
    expect(await completeTransfer(switchboard, asked)).toBe('notNow')
    // So long as the switch may still tell of leg B nobody can know that he has answered.
    await vi.waitFor(() => expect(callById(switchboard.store.state.calls, 'ticket')?.phase.kind).toBe('connected'))
    await completeTransfer(switchboard, asked)
    expect(switchboard.last('join_calls')).toMatchObject({ to_call: { id: 'placed', tag: 'a' } })
    expect(world.joined).toBe(true)
  })

  it('tries our own leg once where the server does not know his', async () => {
    const begun = await asking()
    const { switchboard } = begun
    const line = switchboard.line()
    const tried: unknown[] = []
    const odd = {
      ...switchboard,
      line: () =>
        line && {
          isNewSession: false,
          call: ((method, params) => {
            if (method.name !== 'join_calls') return line.call(method, params)
            tried.push((params as { to_call: { id: string } }).to_call.id)
            return tried.length === 1 ? Promise.reject(refuse('sip.call_not_found')) : line.call(method, params)
          }) as typeof line.call,
        },
    }
    await completeTransfer(odd, asked)
    expect(tried).toEqual(['placed~10', 'placed'])
    expect(begun.world.joined).toBe(true)
  })

  it('refused leaves both calls as they are, says so on one card, and can be pressed again', async () => {
    const { switchboard, phase, call, world } = await asking({ join_calls: 'refused' })
    await completeTransfer(switchboard, asked)
    expect([phase('call-1'), phase('ticket')]).toEqual(['onHold', 'connected'])
    expect(call('ticket')?.note).toMatchObject({ kind: 'refused', action: 'completeTransfer', said: 'Not today' })
    expect(call('call-1')?.note).toBeUndefined()
    await completeTransfer(switchboard, asked)
    expect(world.joined).toBe(true)
  })

  it('cut off before it took, she still waits and can be taken', async () => {
    const { switchboard, world, phase } = await asking({ join_calls: 'cut' })
    await completeTransfer(switchboard, asked)
    world.mend()
    expect([phase('call-1'), phase('ticket')]).toEqual(['onHold', 'connected'])
    await completeTransfer(switchboard, asked)
    await vi.waitFor(() => expect([phase('call-1'), phase('ticket')]).toEqual(['ended', 'ended']))
  })

  it('cut off after it took, both calls are over, and nobody is taken back', async () => {
    const { switchboard, world, call } = await asking({ join_calls: 'done and cut' })
    await completeTransfer(switchboard, asked)
    world.mend()
    expect([call('call-1'), call('ticket')]).toEqual([undefined, undefined])
    expect(switchboard.requests.filter((it) => it.startsWith('unhold'))).toEqual([])
    // Whether the request still reached the server nobody knows.
    expect(switchboard.store.state.calls.ended.map(({ how }) => how)).toEqual(['unknown', 'unknown'])
  })

  it('told of his end first, does not take her back while hers is on its way', async () => {
    const { switchboard, world, phase } = await asking({ join_calls: 'done unheard' })
    await completeTransfer(switchboard, asked)
    world.ada = 'holding'
    world.tell()
    expect(phase('ticket')).toBe('ended')
    await new Promise(setImmediate)
    expect(switchboard.requests.filter((it) => it.startsWith('unhold'))).toEqual([])
  })
})

describe('Swap', () => {
  it('holds him, then takes her, and the other way round', async () => {
    const { switchboard, phase } = await asking()
    await swap(switchboard, asked)
    await vi.waitFor(() => expect([phase('call-1'), phase('ticket')]).toEqual(['connected', 'onHold']))
    await swap(switchboard, asked)
    await vi.waitFor(() => expect([phase('call-1'), phase('ticket')]).toEqual(['onHold', 'connected']))
    const order = switchboard.requests.filter((it) => /hold/.test(it)).slice(1)
    expect(order).toEqual(['hold_call placed', 'unhold_call call-1', 'hold_call call-1', 'unhold_call placed'])
  })

  it('takes him back where she cannot be taken', async () => {
    const { switchboard, phase } = await asking({ unhold_call: 'refused' })
    await swap(switchboard, asked)
    await vi.waitFor(() => expect([phase('call-1'), phase('ticket')]).toEqual(['onHold', 'connected']))
  })

  it('can still be completed', async () => {
    const { switchboard, world, phase } = await asking()
    await swap(switchboard, asked)
    await vi.waitFor(() => expect(phase('call-1')).toBe('connected'))
    await completeTransfer(switchboard, ada)
    expect(world.joined).toBe(true)
  })
})

describe('Cancel', () => {
  it('ends the call to him, and takes her back', async () => {
    const { switchboard, phase, call } = await asking()
    await cancelTransfer(switchboard, asked)
    await vi.waitFor(() => expect(phase('call-1')).toBe('connected'))
    expect(phase('ticket')).toBe('ended')
    expect(call('call-1')?.note).toBeUndefined()
  })

  it('refused leaves both as they are, and says so', async () => {
    const { switchboard, phase, call } = await asking({ terminate_call: 'refused' })
    await cancelTransfer(switchboard, asked)
    expect([phase('call-1'), phase('ticket')]).toEqual(['onHold', 'connected'])
    expect(call('ticket')?.note).toMatchObject({ action: 'cancelTransfer' })
  })

  it('after a swap she stays on the line', async () => {
    const { switchboard, phase, call } = await asking()
    await swap(switchboard, asked)
    await vi.waitFor(() => expect(phase('call-1')).toBe('connected'))
    await cancelTransfer(switchboard, ada)
    await vi.waitFor(() => expect(phase('ticket')).toBe('ended'))
    expect(phase('call-1')).toBe('connected')
    expect(call('call-1')?.consultation).toBeUndefined()
  })
})
