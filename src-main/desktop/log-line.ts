import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'
import type { Log } from './log.ts'

/** Writes down where the line stands, whenever that changes. Never who calls. */
export function logLine(log: Log): Observer<AppState> {
  return (previous, { line }) => {
    const now = describe(line)
    if (now !== describe(previous.line)) log.info('line', { is: now })
  }
}

function describe(line: AppState['line']): string {
  switch (line.phase) {
    case 'signedOut':
      return line.problem === undefined ? 'signed out' : `signed out: ${line.problem.why}`
    case 'signingIn':
    case 'askingCertificate':
      return line.phase
    case 'signedIn':
      return line.link.kind === 'offline' ? `offline: ${line.link.reason}` : `${line.link.kind}, ${line.callControl}`
    default:
      return line satisfies never
  }
}
