import { newFax } from '../model/fax.ts'
import { take } from '../model/sound.ts'
import { tone } from '../model/tone.ts'
import { findLine } from '../model/world.ts'
import type { Switchboard } from '../server/switchboard.ts'
import type { CheckedParamsFor } from './contract.ts'

/** A caller leaves a message. Returns its uid; throws a RangeError where there is no such line or no such sound. */
export function leaveMessage(switchboard: Switchboard, params: CheckedParamsFor<'leaveMessage'>): string {
  const { to, from, name, flags } = params
  const line = findLine(switchboard.world, to)
  if (line === undefined) throw new RangeError(`${to} is no line`)
  const { records, clock } = switchboard
  const { vmSettings } = records.of(line.id)
  const content =
    params.fax === undefined ? { au: soundOf(params) } : { fax: newFax(params.fax.pages, vmSettings.fax_file) }
  const uid = String(records.nextNumber())
  const message = {
    uid,
    deliveredAt: params.at ?? clock.now(),
    flags,
    from: name === undefined ? from : `"${name}" <${from}>`,
    to: line.id,
    ...content,
  }
  records.change(line.id, (of) => ({ ...of, messages: [...of.messages, message] }))
  return uid
}

function soundOf({ au, seconds }: CheckedParamsFor<'leaveMessage'>): Uint8Array {
  if (au === undefined) return tone(440, seconds)
  const bytes = new Uint8Array(Buffer.from(au, 'base64'))
  const taken = take({ name: 'message.au', type: 'audio/basic', bytes })
  if (!taken.ok) throw new RangeError(taken.complaint)
  return bytes
}
