import * as v from 'valibot'
import { method } from './method.ts'
import { dateTime, int, listOf, maybe, readInt, readText, readUnsignedLong, spare, unsignedLong } from './property.ts'

const section = 'field notes'
const realm = ['account'] as const

/** `i_service_type` of voice calls. */
export const voiceCalls = 3

/** The bits of `bit_flags` that tell where a call went; both together: it was forwarded. */
export const xdrFlags = { outgoing: 4, incoming: 8, recorded: 64 } as const

/** The causes (`disconnect_cause`) of calls that failed. */
export const xdrCauses = { missed: 19, declined: 16, answeredElsewhere: 13 } as const

/** One call of the past as the billing has it. Only what Sidetone reads; every server sends more. */
const xdr = v.object({
  i_xdr: readUnsignedLong(),
  /** Who called, and the number that was called. */
  CLI: spare(readText()),
  CLD: spare(readText()),
  /** Seconds since the epoch. */
  unix_connect_time: spare(readInt()),
  unix_disconnect_time: spare(readInt()),
  /** Seconds. */
  charged_quantity: spare(readInt()),
  /** See {@link xdrCauses}. */
  disconnect_cause: spare(readInt()),
  disconnect_reason: spare(readText()),
  /** 1 where nobody talked. */
  failed: spare(readInt()),
  /** See {@link xdrFlags}. */
  bit_flags: spare(readInt()),
  call_id: spare(readText()),
})

export const getXdrList = method({
  service: 'Account',
  name: 'get_xdr_list',
  summary: 'Lists calls of the past, the newest first.',
  section,
  realm,
  transports: ['rest', 'websocket'],
  authenticated: true,
  params: v.object({
    from_date: dateTime(),
    to_date: dateTime(),
    limit: maybe(int()),
    offset: maybe(int()),
    /** 1 asks for `total` in the answer. */
    get_total: maybe(int()),
    /** 1 asks for calls that were not answered as well. */
    show_unsuccessful: maybe(int()),
    i_service_type: maybe(int()),
  }),
  result: v.object({ xdr_list: listOf(xdr), total: spare(readInt()) }),
})

export const getCallRecording = method({
  service: 'CDR',
  name: 'get_call_recording',
  summary: 'Fetches the recording of a call of the past.',
  section,
  realm,
  transports: ['rest'],
  authenticated: true,
  download: { namedBy: undefined },
  params: v.object({ i_xdr: unsignedLong() }),
  result: v.object({}),
})
