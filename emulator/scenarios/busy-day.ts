import type { Scenario } from './scenario.ts'
import type { Stage } from './stage.ts'

const callers: readonly { readonly from: string; readonly name?: string }[] = [
  { from: '123002' },
  { from: '+493055570142', name: 'Grace Hopper' },
  { from: '123003' },
  { from: '+442079460123', name: 'Alan Kay' },
  { from: 'anonymous' },
  { from: '+14155550198' },
]

/** Calls keep coming, up to three at a time, every few seconds; callers give up or hang up after a while. Endless. */
export const busyDay: Scenario = {
  summary: 'Calls keep coming to the user, up to three at a time, until it is stopped.',
  play: async (stage) => {
    for (let turn = 0; ; turn += 1) {
      const caller = callers[turn % callers.length]
      if (caller !== undefined && stage.legs(stage.user).length < 3) void oneCall(stage, caller).catch(() => undefined)
      await stage.pause(3000 + stage.random() * 5000)
    }
  },
}

async function oneCall(stage: Stage, caller: (typeof callers)[number]): Promise<void> {
  const { callId, phone } = stage.ring(caller)
  const isAnswered = () => stage.legs(phone, callId).some((leg) => leg.answeredAt !== undefined)
  await stage.until(() => isAnswered() || !stage.isUp(phone, callId), 12_000)
  if (isAnswered()) await stage.until(() => !stage.isUp(phone, callId), 20_000 + stage.random() * 20_000)
  stage.phone({ phone, act: 'hangUp', callId })
}
