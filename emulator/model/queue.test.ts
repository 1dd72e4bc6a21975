import { describe, expect, it } from 'vitest'
import { ada, ben, kim, Play, sales } from './testing/play.ts'

describe('a call to a queue', () => {
  it('waits with its place, and the agents see it wait on behalf of the queue', () => {
    const play = new Play()
    play.ring('+49301', sales)
    expect(play.told.at(-1)?.info).toMatchObject({
      state: 'queued',
      type: 'incoming',
      callee: { account_id: kim, huntgroup_id: sales },
      queue_info: { i_c_queue: 12, position: 1, operators: 2 },
    })
    expect(play.news()).toEqual(['+49301 trying', '+49301 queued', `${ben} queued`, `${kim} queued`])
  })

  it('leaves it to ring at the agents; those behind move up; one answers, the others stop', () => {
    const play = new Play()
    const first = play.ring('+49301', sales)
    const second = play.ring('+49302', sales)
    expect(play.leg('+49302', second).queue?.position).toBe(2)
    play.news()
    play.act({ act: 'dequeue', callId: first })
    expect(play.leg(kim, second).queue?.position).toBe(1)
    expect(play.news()).toEqual([
      '+49301 dequeued',
      `${ben} dequeued`,
      `${kim} dequeued`,
      `${ben} ringing`,
      `${kim} ringing`,
      '+49301 ringing',
      '+49302 queued',
      `${ben} queued`,
      `${kim} queued`,
    ])
    play.act({ act: 'answer', leg: play.name(kim, first) })
    expect(play.news()).toEqual([`${kim} connected`, `${ben} terminated`, '+49301 connected'])
  })

  it('stays with the other agents when one declines', () => {
    const play = new Play()
    const callId = play.ring(ada, sales)
    play.act({ act: 'dequeue', callId })
    play.news()
    play.act({ act: 'hang up', leg: play.name(kim) })
    expect(play.news()).toEqual([`${kim} terminated`])
    play.act({ act: 'hang up', leg: play.name(ben) })
    expect(play.news()).toEqual([`${ben} terminated`, `${ada} terminated`])
  })

  it('is given up by the caller, and those behind move up', () => {
    const play = new Play()
    const first = play.ring('+49301', sales)
    const second = play.ring('+49302', sales)
    play.act({ act: 'hang up', leg: play.name('+49301', first) })
    expect(play.leg('+49302', second).queue?.position).toBe(1)
  })

  it('is unknown once it has left', () => {
    const play = new Play()
    const callId = play.ring('+49301', sales)
    play.act({ act: 'dequeue', callId })
    expect(play.act({ act: 'dequeue', callId }).fault?.code).toBe('sip.call_not_found')
  })
})
