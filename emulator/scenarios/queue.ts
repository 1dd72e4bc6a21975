import type { Scenario } from './scenario.ts'

const sales = '123050'

export const queue: Scenario = {
  summary: 'Two callers wait in the queue; one after the other they are put through to the agents.',
  play: async (stage) => {
    const first = stage.ring({ from: '+493055570142', name: 'Grace Hopper', to: sales })
    await stage.pause(800)
    const second = stage.ring({ from: '+442079460123', name: 'Alan Kay', to: sales })
    for (const { callId, phone } of [first, second]) {
      await stage.pause(2500)
      stage.dequeue(callId)
      await stage.until(() => !stage.isUp(phone, callId), 20_000)
      stage.phone({ phone, act: 'hangUp', callId })
    }
  },
}
