import { PortaSwitchError, type PortaSwitchErrorCode } from './error.ts'

const codes: Readonly<Record<string, PortaSwitchErrorCode>> = {
  ENOTFOUND: 'hostNotFound',
  ENODATA: 'hostNotFound',
  // What a resolver answers that has no way to the network; to the person it is the same.
  EAI_AGAIN: 'hostNotFound',
  EAI_NODATA: 'hostNotFound',
  EAI_NONAME: 'hostNotFound',
  ECONNREFUSED: 'connectionRefused',
  ETIMEDOUT: 'noAnswer',
  EHOSTUNREACH: 'noAnswer',
  EHOSTDOWN: 'noAnswer',
}

/** Puts an error of Node's network layer into the client's words. Its own errors pass as they are. */
export function networkError(error: unknown): PortaSwitchError {
  if (error instanceof PortaSwitchError) return error
  const code = systemCode(error)
  return new PortaSwitchError(codes[code ?? ''] ?? 'network', { message: code ?? 'network trouble', cause: error })
}

/** `ECONNRESET` and its like. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
