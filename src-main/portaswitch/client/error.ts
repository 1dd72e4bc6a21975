import type { Fault } from '../protocol/fault.ts'

/** What went wrong, for programs. Each code says who has to do something about it. */
export type PortaSwitchErrorCode =
  /** The server answered with a fault; `fault` holds it. */
  | 'refused'
  /** No answer within the time limit; whether the request took effect is not known. */
  | 'unanswered'
  /** There is no connection, or it was lost before the answer came. */
  | 'offline'
  /** The caller gave up, or the line was closed. */
  | 'cancelled'
  | 'hostNotFound'
  | 'connectionRefused'
  /** Nothing answers at that address. */
  | 'noAnswer'
  /** Any other trouble of the network, a failed TLS handshake among them. */
  | 'network'
  /** The certificate does not verify and nobody has trusted it. */
  | 'certificateNotTrusted'
  /** It is not the one that was trusted, and it does not verify either. */
  | 'certificateChanged'
  /** Either of the two where the WebSocket has an address of its own: the server itself is as trusted as before. */
  | 'webSocketCertificateChanged'
  /** The answer is not what the table says. */
  | 'unreadable'
  /** Something answers there, but it does not know the API. */
  | 'notPortaSwitch'
  /** The parameters do not fit the method's row; nothing was sent. */
  | 'invalidParams'
  /** A proxy before the server, or the server itself, is out of order for now. */
  | 'serverError'
  /** A standby site, which does not serve the API now. */
  | 'standby'
  /** Signed in, but which account that is cannot be found out. */
  | 'accountNotFound'

/** The one error of the client. Its message is for developers and never holds a secret; people get words by `code`. */
export class PortaSwitchError extends Error {
  readonly code: PortaSwitchErrorCode
  readonly fault: Fault | undefined

  constructor(
    code: PortaSwitchErrorCode,
    { message, fault, cause }: { message?: string; fault?: Fault; cause?: unknown } = {},
  ) {
    super(message ?? fault?.message ?? code, cause === undefined ? undefined : { cause })
    this.name = 'PortaSwitchError'
    this.code = code
    this.fault = fault
  }
}
