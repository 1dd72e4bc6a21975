import * as v from 'valibot'
import { method } from './method.ts'
import { listOfSpare, maybe, oneOf, readInt, text, unsignedLong } from './property.ts'
import { sipCallIdentifier, sipCallInfo, sipCallReference } from './sip-call-info.ts'

const realm = ['administrator', 'reseller', 'retail customer', 'account'] as const
const transports = ['websocket', 'rest'] as const
const notifications = 'Call state notification management'
const voice = 'Voice API'

/** The name of the one event that a subscription brings. */
export const callControlNotifications = 'sip.call_control_notifications'

const success = v.object({ success: readInt() })

/** Whose calls: an account (one line), a customer (a whole Centrex), an office, an IVR access number. At least one. */
const whose = {
  i_account: maybe(unsignedLong()),
  i_customer: maybe(unsignedLong()),
  i_main_office: maybe(unsignedLong()),
  i_ivr_an: maybe(unsignedLong()),
}

type Whose = { [K in keyof typeof whose]?: number | undefined }

const namesSomebody = (params: Whose) =>
  params.i_account !== undefined ||
  params.i_customer !== undefined ||
  params.i_main_office !== undefined ||
  params.i_ivr_an !== undefined

const nobodyNamed = 'one of i_account, i_customer, i_main_office, i_ivr_an is needed'

const subscription = v.pipe(
  v.object({ event: oneOf([callControlNotifications]), ...whose }),
  v.check((params) => namesSomebody(params), nobodyNamed),
)

/** `Notify` needs a phone that knows the BroadWorks talk event; `Invite` calls the phone again and has it answer by itself. */
export const answerModes = ['Notify', 'Invite', 'notify', 'invite'] as const

const leg = { call: sipCallIdentifier, transport_id: text() }

export const enableApiNotifications = method({
  service: 'CallControl',
  name: 'enable_api_notifications',
  summary: 'Subscribes this connection to the states of calls.',
  section: notifications,
  realm,
  transports,
  authenticated: true,
  params: subscription,
  result: success,
})

export const disableApiNotifications = method({
  service: 'CallControl',
  name: 'disable_api_notifications',
  summary: 'Ends a subscription.',
  section: notifications,
  realm,
  transports,
  authenticated: true,
  params: subscription,
  result: success,
})

export const getSipCallsList = method({
  service: 'CallControl',
  name: 'get_sip_calls_list',
  summary: 'Lists the legs of the calls that are up now; needs a subscription.',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.pipe(
    v.object(whose),
    v.check((params) => namesSomebody(params), nobodyNamed),
  ),
  result: v.object({ calls_list: listOfSpare(sipCallInfo) }),
})

export const originateAdvancedCall = method({
  service: 'CallControl',
  name: 'originate_advanced_call',
  summary: 'Calls one number (leg A) and, when it answers, connects it with another (leg B).',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.object({
    /** The account that pays. */
    bill_id: text(),
    /** Asks the phone that is called first to answer by itself. */
    callee_auto_pickup: maybe(v.pipe(oneOf(['Y', 'N']), v.metadata({ default: 'N' }))),
    /** Leg B: who is to be reached. */
    callee_id: text(),
    /** Leg A: the phone that rings first. */
    caller_id: text(),
  }),
  result: v.object({ call: sipCallReference, success: readInt() }),
})

export const answerCall = method({
  service: 'CallControl',
  name: 'answer_call',
  summary: 'Has the phone of a ringing incoming leg answer.',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.object({ ...leg, callee_answer_mode: oneOf(answerModes) }),
  result: success,
})

export const terminateCall = method({
  service: 'CallControl',
  name: 'terminate_call',
  summary: 'Ends a call, or declines one that rings.',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.object(leg),
  result: success,
})

export const holdCall = method({
  service: 'CallControl',
  name: 'hold_call',
  summary: 'Puts a call on hold.',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.object(leg),
  result: success,
})

export const unholdCall = method({
  service: 'CallControl',
  name: 'unhold_call',
  summary: 'Takes a call off hold.',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.object(leg),
  result: success,
})

export const transferCall = method({
  service: 'CallControl',
  name: 'transfer_call',
  summary: 'Sends the other party to a number without asking there first.',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.pipe(
    v.object({
      ...leg,
      cld: maybe(text()),
      /** Takes the place of `cld` from about MR120 on (field notes). */
      destination: maybe(text()),
    }),
    v.check((params) => params.cld !== undefined || params.destination !== undefined, 'cld is needed'),
  ),
  result: success,
})

export const joinCalls = method({
  service: 'CallControl',
  name: 'join_calls',
  summary: 'Connects the parties of two calls with each other and leaves both.',
  section: voice,
  realm,
  transports,
  authenticated: true,
  params: v.object({ ...leg, to_call: sipCallIdentifier }),
  result: success,
})
