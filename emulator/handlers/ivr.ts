import type { Leg } from '../model/leg.ts'
import type { LegName } from '../model/act.ts'
import { findLeg } from '../model/world.ts'
import { legOf, success, type LegParams } from './call-leg.ts'
import type { ServiceHandlers, SignedIn } from './handler.ts'
import { refuse } from './refuse.ts'

/** The leg of an access number that talks with a caller. */
function ivrLegOf(context: SignedIn, params: LegParams): Leg {
  const { world } = context.switchboard
  const { id, tag }: LegName = legOf(context, params)
  const leg = findLeg(world, id, tag)
  const { owner } = leg ?? {}
  const line = owner?.kind === 'line' ? world.lines.find((each) => each.id === owner.id) : undefined
  if (leg === undefined || line?.iIvrAn === undefined) return refuse(context, { call: 'is no leg of an access number' })
  if (leg.phase !== 'connected') return refuse(context, { call: `is ${leg.phase}` })
  return leg
}

type IvrMethod = 'play_prompt' | 'stop_play_prompt' | 'start_dtmf_detect' | 'stop_dtmf_detect'

/** Call Control API for IVR. */
export const ivr: Pick<ServiceHandlers<'CallControl'>, IvrMethod> = {
  play_prompt: ({ order = 2, repeat = 1, ...params }, context) => {
    const leg = ivrLegOf(context, params)
    if (repeat === 0) refuse(context, { repeat: 'is 0' })
    context.switchboard.ivr.play(leg, { order, repeat })
    return { answer: success }
  },

  stop_play_prompt: ({ order = 2, ...params }, context) => {
    const plays = context.switchboard.ivr.stopPlaying(ivrLegOf(context, params), order)
    return plays ? { answer: success } : refuse(context, { order: `nothing plays at ${order}` })
  },

  start_dtmf_detect: (params, context) => {
    context.switchboard.ivr.listen(ivrLegOf(context, params), true)
    return { answer: success }
  },

  stop_dtmf_detect: (params, context) => {
    context.switchboard.ivr.listen(ivrLegOf(context, params), false)
    return { answer: success }
  },
}
