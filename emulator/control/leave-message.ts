import { take } from '../model/sound.ts'
import { tone } from '../model/tone.ts'
import { findLine } from '../model/world.ts'
import type { Switchboard } from '../server/switchboard.ts'
import type { CheckedParamsFor } from './contract.ts'

/** A caller leaves a message. Returns its uid; throws a RangeError where there is no such line or no such sound. */
export function leaveMessage(switchboard: Switchboard, params: CheckedParamsFor<'leaveMessage'>): string {
  const { to, from, name, seconds, flags } = params
  const line = findLine(switchboard.world, to)
  if (line === undefined) throw new RangeError(`${to} is no line`)
  const au = params.au === undefined ? tone(440, seconds) : new Uint8Array(Buffer.from(params.au, 'base64'))
  const taken = take({ name: 'message.au', type: 'audio/basic', bytes: au })
  if (!taken.ok) throw new RangeError(taken.complaint)
  const { records, clock } = switchboard
  const uid = String(records.nextNumber())
  const message = {
    uid,
    deliveredAt: params.at ?? clock.now(),
    flags,
    from: name === undefined ? from : `"${name}" <${from}>`,
    to: line.id,
    au,
  }
  records.change(line.id, (of) => ({ ...of, messages: [...of.messages, message] }))
  return uid
}
