import * as v from 'valibot'
import { method } from './method.ts'
import { int, listOf, maybe, readInt, readText, readUnsignedLong, spare, unsignedLong } from './property.ts'

const section = 'Call state notification management'
const realm = ['administrator', 'reseller', 'retail customer', 'account'] as const
const transports = ['rest', 'websocket'] as const

/** `i_office_type`. */
export const officeTypes = { none: 1, branch: 2, main: 3 } as const

export const getCustomerInfo = method({
  service: 'Customer',
  name: 'get_customer_info',
  summary: 'Tells about the customer that the account belongs to, its offices among other things.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({ i_customer: maybe(unsignedLong()) }),
  result: v.object({
    customer_info: v.object({
      i_customer: readUnsignedLong(),
      name: spare(readText()),
      /** See {@link officeTypes}. */
      i_office_type: spare(readInt()),
      /** Of a branch: the main office. */
      i_main_office: spare(readUnsignedLong()),
    }),
  }),
})

export const getCallqueueList = method({
  service: 'Customer',
  name: 'get_callqueue_list',
  summary: "Lists the customer's call queues; `queue_info.i_c_queue` of a call names one of them.",
  section: 'SipCallQueueStateInfo structure',
  realm,
  transports,
  authenticated: true,
  params: v.object({ i_customer: maybe(unsignedLong()), limit: maybe(int()), offset: maybe(int()) }),
  result: v.object({
    callqueue_list: listOf(v.object({ i_c_queue: readUnsignedLong(), name: spare(readText()) })),
  }),
})

/**
 * What `enable_api_notifications` and `get_sip_calls_list` want as `i_main_office`: nothing where there are no offices, of a
 * branch its main office, of a main office itself. EnableApiNotificationsRequest structure.
 */
export function mainOfficeOf(info: {
  readonly i_customer: number
  readonly i_office_type?: number | undefined
  readonly i_main_office?: number | undefined
}): number | undefined {
  switch (info.i_office_type) {
    case officeTypes.branch:
      return info.i_main_office
    case officeTypes.main:
      return info.i_customer
    default:
      return undefined
  }
}
