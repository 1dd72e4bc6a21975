import { readFault } from '../protocol/envelope.ts'
import { faultKind, type Fault } from '../protocol/fault.ts'
import { PortaSwitchError } from './error.ts'

/** What an HTTP answer says about a request. */
export type RestAnswer =
  | { readonly kind: 'result'; readonly json: unknown }
  | { readonly kind: 'failed'; readonly error: PortaSwitchError }
  /** The API does not live at that address; `error` is what it comes to if it lives nowhere else either. */
  | { readonly kind: 'elsewhere'; readonly error: PortaSwitchError }

/**
 * Reads an answer: 200 with the result, 500 with a fault; a proxy's page for anything from 502 on. An address that the
 * server does not know is 404, a redirect (never followed: it would take the password along) or some page.
 */
export function readRestAnswer(status: number, body: string): RestAnswer {
  const json = parse(body)
  if (status >= 200 && status < 300)
    return json === undefined
      ? { kind: 'elsewhere', error: new PortaSwitchError('unreadable', { message: 'no JSON' }) }
      : { kind: 'result', json }
  if (status < 500)
    return (
      refusal(json, status) ?? {
        kind: 'elsewhere',
        error: isUnknown(status) ? unknownMethod(status) : outOfOrder(status),
      }
    )
  const fault = readFault(json)
  return { kind: 'failed', error: fault === undefined ? outOfOrder(status) : refused(fault) }
}

/** A 4xx can carry a fault, but that of an unknown address says only that. */
function refusal(json: unknown, status: number): RestAnswer | undefined {
  const fault = isUnknown(status) ? undefined : readFault(json)
  return fault === undefined ? undefined : { kind: 'failed', error: refused(fault) }
}

/** A fault as an error; a site on standby has a code of its own, because waiting helps there. */
export function refused(fault: Fault): PortaSwitchError {
  return new PortaSwitchError(faultKind(fault) === 'standby' ? 'standby' : 'refused', { fault })
}

const isUnknown = (status: number) => status === 404 || status === 405

/** Where the API is known to live at that address, it is the method that is not known. */
const unknownMethod = (status: number) => refused({ code: 'method_not_found', message: `HTTP ${status}` })

const outOfOrder = (status: number) => new PortaSwitchError('serverError', { message: `HTTP ${status}` })

function parse(body: string): unknown {
  try {
    const json: unknown = JSON.parse(body)
    return json
  } catch {
    return undefined
  }
}
