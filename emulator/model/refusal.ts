import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import type { Step } from './change.ts'

/** What came of an act. `callId` is that of a call which the act began. */
export type Outcome =
  | { readonly kind: 'done'; readonly step: Step; readonly callId?: string | undefined }
  | { readonly kind: 'refused'; readonly fault: Fault }

export const refused = (fault: Fault): Outcome => ({ kind: 'refused', fault })

/** The refusals of the reference's table ("Error handling") with what was wrong as details. */
export const callNotFound = (details: unknown): Fault => ({ code: 'sip.call_not_found', message: 'Not found', details })
export const wrongParameters = (details: unknown): Fault => ({
  code: 'sip.wrong_parameters',
  message: 'Bad parameters',
  details,
})
export const internalServerError = (details: unknown): Fault => ({
  code: 'sip.internal_server_error',
  message: 'Internal processing error',
  details,
})
export const unsupportedMethod = (details: unknown): Fault => ({
  code: 'sip.unsupported_method',
  message: 'Unsupported method',
  details,
})
export const callControlDisabled: Fault = { code: 'sip.call_control_disabled', message: 'Disabled' }
