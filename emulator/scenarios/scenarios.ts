import { answeredOnThePhone, forwarded, anonymous, missed, ring, talk, twoCalls } from './calls.ts'
import { busyDay } from './busy-day.ts'
import { queue } from './queue.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario by the name that the command line and the control address take. */
export const scenarios = {
  ring,
  talk,
  missed,
  'ring-and-answer-on-phone': answeredOnThePhone,
  'two-calls': twoCalls,
  queue,
  anonymous,
  forwarded,
  'busy-day': busyDay,
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios

export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name)
