import { voiceCalls } from '../../src-main/portaswitch/protocol/history.ts'
import { readDateTime } from '../../src-main/portaswitch/protocol/property.ts'
import { writePastCall } from '../model/past-call.ts'
import { tone, toWav } from '../model/tone.ts'
import type { ServiceHandlers } from './handler.ts'
import { page } from './page.ts'
import { refuse } from './refuse.ts'

/** Calls of the past. Field notes, "What an account may also ask". */
export const history: Pick<ServiceHandlers<'Account'>, 'get_xdr_list'> = {
  get_xdr_list: (params, context) => {
    const { switchboard, line } = context
    const from = readDateTime(params.from_date)
    const to = readDateTime(params.to_date)
    if (from === undefined) return refuse(context, { from_date: 'is no date' })
    if (to === undefined) return refuse(context, { to_date: 'is no date' })
    const asked = switchboard.records
      .of(line.id)
      .history.filter(({ at }) => at >= from && at <= to)
      .filter(({ outcome }) => params.show_unsuccessful === 1 || outcome === 'answered')
      .filter(() => params.i_service_type === undefined || params.i_service_type === voiceCalls)
    const { items, total } = page(
      asked.toSorted((one, other) => other.at - one.at || other.iXdr - one.iXdr),
      params,
    )
    return { answer: { xdr_list: items.map(writePastCall), ...total } }
  },
}

/** The longest recording that is made up, seconds. */
const longest = 30

export const recordings: ServiceHandlers<'CDR'> = {
  get_call_recording: ({ i_xdr }, context) => {
    const { switchboard, line } = context
    const call = switchboard.records.of(line.id).history.find(({ iXdr, isRecorded }) => iXdr === i_xdr && isRecorded)
    if (call === undefined) return refuse(context, { i_xdr: `there is no recording of ${i_xdr}` })
    const bytes = toWav(tone(330, Math.min(longest, call.seconds)))
    return { answer: {}, file: { name: `${i_xdr}.wav`, type: 'audio/x-wav', bytes } }
  },
}
