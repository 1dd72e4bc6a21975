import { holdCall, terminateCall, unholdCall } from '../portaswitch/protocol/call-control.ts'
import type { Request } from './send.ts'

export const requestHold: Request = (line, target) => line.call(holdCall, target)
export const requestResume: Request = (line, target) => line.call(unholdCall, target)
/** Ends a call, or declines one that rings. */
export const requestEnd: Request = (line, target) => line.call(terminateCall, target)
