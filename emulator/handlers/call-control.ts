import type { Act } from '../model/act.ts'
import { internalServerError, unsupportedMethod, wrongParameters } from '../model/refusal.ts'
import { listLegs, readScope, type Scope, type Whose } from '../model/scope.ts'
import { reach } from '../model/world.ts'
import { legOf, permitted, success } from './call-leg.ts'
import type { Handled, ServiceHandlers, SignedIn } from './handler.ts'
import { ivr } from './ivr.ts'
import { Refusal } from '../server/refusal.ts'

function scopeOf(context: SignedIn, whose: Whose): Scope {
  permitted(context)
  const scope = readScope(context.switchboard.world, whose)
  if (scope === undefined) throw new Refusal(wrongParameters('no such account or customer'))
  return scope
}

/** Performs an act for a request; its notifications follow the answer. */
function command(context: SignedIn, act: Act): Handled<{ success: number }> & { readonly callId: string | undefined } {
  permitted(context)
  const outcome = context.switchboard.attempt(act)
  if (outcome.kind === 'refused') throw new Refusal(outcome.fault)
  return { answer: success, step: outcome.step, callId: outcome.callId }
}

/** Call Control API: call state notification management and Voice API. */
export const callControl: ServiceHandlers<'CallControl'> = {
  enable_api_notifications: (params, context) => {
    const scope = scopeOf(context, params)
    if (context.connection === undefined)
      throw new Refusal(unsupportedMethod('notifications need a WebSocket: a subscription belongs to its connection'))
    context.switchboard.watch(scope)
    context.connection.subscribe(scope)
    return { answer: success }
  },

  disable_api_notifications: (params, context) => {
    const scope = scopeOf(context, params)
    context.connection?.unsubscribe(scope)
    return { answer: success }
  },

  get_sip_calls_list: (params, context) => {
    const scope = scopeOf(context, params)
    const { switchboard, connection, line } = context
    const subscribed =
      connection === undefined
        ? context.connections().some((each) => each.asker?.line.id === line.id && each.covers(scope))
        : connection.covers(scope)
    if (!subscribed) throw new Refusal(internalServerError('not subscribed: call enable_api_notifications first'))
    const calls_list = listLegs(switchboard.world, scope, (leg) => switchboard.knows(scope, leg))
    return { answer: { calls_list: [...calls_list] } }
  },

  originate_advanced_call: (params, context) => {
    permitted(context)
    const { world } = context.switchboard
    if (params.bill_id !== context.line.id)
      throw new Refusal(wrongParameters({ bill_id: 'an account can only charge itself' }))
    const caller = reach(world, params.caller_id)
    const callee = reach(world, params.callee_id)
    const pickup = params.callee_auto_pickup === 'Y'
    const begun = command(context, { act: 'originate', by: context.line.id, caller, callee, pickup })
    return { ...begun, answer: { call: { id: begun.callId ?? '' }, success: 1 } }
  },

  answer_call: (params, context) => {
    const leg = legOf(context, params)
    const spelling = context.switchboard.world.options.answerModeCase
    const given = params.callee_answer_mode
    const lower = given === 'notify' || given === 'invite'
    if ((spelling === 'table' && lower) || (spelling === 'lower' && !lower))
      throw new Refusal(wrongParameters({ callee_answer_mode: given }))
    const mode = given === 'Invite' || given === 'invite' ? 'Invite' : 'Notify'
    return command(context, { act: 'answer by command', leg, mode })
  },

  terminate_call: (params, context) => command(context, { act: 'hang up', leg: legOf(context, params) }),
  hold_call: (params, context) => command(context, { act: 'hold by command', leg: legOf(context, params) }),
  unhold_call: (params, context) => command(context, { act: 'unhold by command', leg: legOf(context, params) }),

  transfer_call: (params, context) => {
    const leg = legOf(context, params)
    const { world } = context.switchboard
    const needs = world.options.transferNeeds
    const number = params[needs]
    if (number === undefined) throw new Refusal(wrongParameters({ [needs]: 'is missing' }))
    if (!/^[+*#\d][\d*#]*$/.test(number)) throw new Refusal(wrongParameters({ [needs]: 'is no phone number' }))
    return command(context, { act: 'transfer', leg, to: reach(world, number) })
  },

  join_calls: (params, context) => {
    const leg = legOf(context, params)
    const { id, tag } = params.to_call
    return command(context, { act: 'join', leg, with: { id, tag } })
  },

  ...ivr,
}
