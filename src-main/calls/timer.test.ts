import { describe, expect, it } from 'vitest'
import { fromAda, fromBen, toAda } from '../state/testing/legs.ts'
import { signedInLine } from '../state/testing/scripted-line.ts'

describe('the timer', () => {
  it('of a ringing call runs from when it was first heard of', () => {
    const line = signedInLine()
    line.hear(fromAda('trying'))
    line.wait(1_500)
    line.hear(fromAda('ringing'))
    line.wait(1_500)
    expect(line.card.timer).toEqual({ elapsedMs: 3_000, running: true })
  })

  it('of a call runs from the first connected that we saw, whatever connect_time says later', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.wait(4_000)
    line.hear(fromAda('connected', { connectedAt: line.now.wall - 3_600_000 }))
    line.wait(10_000)
    expect(line.card.timer).toEqual({ elapsedMs: 10_000, running: true })
    line.hear(fromAda('holding', { connectedAt: line.now.wall }))
    line.wait(5_000)
    line.hear(fromAda('connected', { connectedAt: line.now.wall }))
    line.wait(1_000)
    expect(line.card.timer).toEqual({ elapsedMs: 16_000, running: true })
  })

  it('of a call on hold is the hold’s own clock, each time anew', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.wait(10_000)
    line.hear(fromAda('holding'))
    line.wait(3_000)
    expect(line.card.timer).toEqual({ elapsedMs: 3_000, running: true })
    line.hear(fromAda('connected'), fromAda('holding'))
    expect(line.card.timer).toEqual({ elapsedMs: 0, running: true })
  })

  it('goes on as time talked while the other side holds', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.wait(10_000)
    line.hear(fromAda('held'))
    line.wait(3_000)
    expect(line.card.timer).toEqual({ elapsedMs: 13_000, running: true })
  })

  it('of a call first met in a list runs from connect_time by the server’s clock', () => {
    const line = signedInLine()
    line.send({ type: 'line.serverClock', offsetMs: 90_000 })
    line.list([
      fromAda('connected', { connectedAt: line.now.wall + 90_000 - 60_000 }),
      fromBen('holding', { connectedAt: line.now.wall + 90_000 - 20_000 }),
      toAda('ringing', { callId: 'call-3', tag: 'tag-3', startedAt: line.now.wall + 90_000 - 7_000 }),
    ])
    line.wait(1_000)
    expect(line.cards.map(({ timer }) => timer?.elapsedMs)).toEqual([61_000, 8_000, 21_000])
  })

  it('of a call that we saw ring and that a list shows connected runs from connect_time', () => {
    const line = signedInLine()
    line.hear(fromAda('ringing'))
    line.offline()
    line.wait(30_000)
    line.list([fromAda('connected', { connectedAt: line.now.wall - 25_000 })])
    expect(line.card.timer).toEqual({ elapsedMs: 25_000, running: true })
  })

  it('is never below 0 and never absurd, whatever the server’s clock says', () => {
    const line = signedInLine()
    line.list([
      fromAda('connected', { connectedAt: line.now.wall + 3_600_000 }),
      fromBen('connected', { connectedAt: 0 }),
      toAda('connected', { callId: 'call-3', tag: 'tag-3' }),
    ])
    const elapsed = Object.fromEntries(line.cards.map(({ id, timer }) => [id, timer?.elapsedMs]))
    expect(elapsed).toEqual({ 'call-1': 0, 'call-2': 7 * 24 * 3_600_000, 'call-3': 0 })
  })

  it('does not move when the computer’s clock is set', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.wait(5_000)
    line.setWall(line.now.wall - 3_600_000)
    expect(line.card.timer?.elapsedMs).toBe(5_000)
    line.hear(fromAda('holding'), fromAda('terminated'))
    expect(line.ended[0]).toMatchObject({ talkedMs: 5_000, rangMs: 0 })
  })

  it('stands without a connection, and is right again after it', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.wait(5_000)
    const lost = line.now.wall
    line.offline()
    line.wait(20_000)
    line.offline()
    expect(line.card).toMatchObject({ timer: { elapsedMs: 5_000, running: false }, lastKnownAt: lost })
    line.send({ type: 'line.connecting' })
    line.send({ type: 'line.subscribed' })
    expect(line.card.timer?.running).toBe(false)
    line.list([fromAda('connected')])
    expect(line.card).toMatchObject({ timer: { elapsedMs: 25_000, running: true }, lastKnownAt: undefined })
  })

  it('counts the time in which the computer slept, and says till when it was known', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.wait(5_000)
    const fellAsleep = line.now.wall
    line.sleep(600_000)
    expect(line.card).toMatchObject({ timer: { elapsedMs: 5_000, running: false }, lastKnownAt: fellAsleep })
    line.send({ type: 'line.subscribed' })
    line.list([fromAda('connected')])
    line.wait(1_000)
    expect(line.card.timer).toEqual({ elapsedMs: 606_000, running: true })
    line.hear(fromAda('terminated'))
    expect(line.ended).toMatchObject([{ talkedMs: 606_000 }])
  })

  it('of a call that may have ended while the computer slept is the server’s figure, else what was known before', () => {
    const told = signedInLine()
    told.hear(fromAda('connected'))
    told.sleep(600_000)
    told.hear(fromAda('terminated', { duration: 300 }))
    expect(told.ended).toMatchObject([{ talkedMs: 300_000 }])

    const untold = signedInLine()
    untold.hear(fromAda('connected'))
    untold.wait(5_000)
    untold.sleep(600_000)
    untold.list([])
    expect(untold.ended).toMatchObject([{ talkedMs: 5_000 }])
  })

  it('that falls due while the computer sleeps is seen to when it wakes', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'), fromAda('terminated'))
    expect(line.cards).toHaveLength(1)
    line.sleep(600_000)
    expect(line.cards).toEqual([])
  })

  it('of a call that is heard of before the list runs at once', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.offline()
    line.wait(20_000)
    line.send({ type: 'line.subscribed' })
    line.hear(fromAda('connected'), fromBen('ringing'))
    line.wait(1_000)
    expect(line.cards.map(({ timer }) => timer)).toEqual([
      { elapsedMs: 1_000, running: true },
      { elapsedMs: 21_000, running: true },
    ])
  })

  it('of a call that went while the connection was away stopped when it was last known', () => {
    const line = signedInLine()
    line.hear(fromAda('connected'))
    line.wait(5_000)
    line.offline()
    line.wait(60_000)
    line.list([])
    expect(line.ended).toMatchObject([{ talkedMs: 5_000, startedAt: line.now.wall - 65_000 }])
  })
})
