import type { Scenario } from './scenario.ts'

const ada = '123002'
const ben = '123003'
const customer = { from: '+493055570142', name: 'Grace Hopper' }

export const ring: Scenario = {
  summary: 'Ada calls the user and lets it ring.',
  play: async (stage) => {
    const { callId } = stage.ring({ from: ada })
    await stage.until(() => !stage.isUp(ada, callId))
  },
}

export const talk: Scenario = {
  summary: 'Ada calls, the user picks up the phone, and they talk.',
  play: async (stage) => {
    const { callId } = stage.ring({ from: ada })
    await stage.pause(500)
    stage.phone({ phone: stage.user, act: 'answer', callId })
    await stage.until(() => !stage.isUp(stage.user, callId))
  },
}

export const missed: Scenario = {
  summary: 'Somebody from outside rings for five seconds and gives up.',
  play: async (stage) => {
    const { callId, phone } = stage.ring(customer)
    await stage.until(() => !stage.isUp(phone, callId), 5000)
    stage.phone({ phone, act: 'hangUp', callId })
  },
}

export const answeredOnThePhone: Scenario = {
  summary: 'Ada calls, the user answers on the desk phone after two seconds, Ada hangs up after eight more.',
  play: async (stage) => {
    const { callId } = stage.ring({ from: ada })
    await stage.pause(2000)
    stage.phone({ phone: stage.user, act: 'answer', callId })
    await stage.pause(8000)
    stage.phone({ phone: ada, act: 'hangUp', callId })
  },
}

export const twoCalls: Scenario = {
  summary: 'The user talks with Ada when somebody from outside calls.',
  play: async (stage) => {
    const first = stage.ring({ from: ada })
    await stage.pause(500)
    stage.phone({ phone: stage.user, act: 'answer', callId: first.callId })
    await stage.pause(1500)
    const second = stage.ring(customer)
    await stage.until(() => !stage.isUp(stage.user, first.callId) && !stage.isUp(stage.user, second.callId))
  },
}

export const anonymous: Scenario = {
  summary: 'Somebody who hides the number calls.',
  play: async (stage) => {
    const { callId } = stage.ring({ from: 'anonymous' })
    await stage.until(() => !stage.isUp(stage.user, callId))
  },
}

export const forwarded: Scenario = {
  summary: 'Somebody from outside calls Ben, whose phone passes it on to the user.',
  play: async (stage) => {
    const { callId } = stage.ring({ ...customer, forwarders: [ben] })
    await stage.until(() => !stage.isUp(stage.user, callId))
  },
}
