import type { Timing } from '../../timing.ts'
import { faultKind } from '../protocol/fault.ts'
import { ping } from '../protocol/session.ts'
import type { Clock } from './clock.ts'
import { createTlsConnector, isAboutCertificate } from './connect-tls.ts'
import { PortaSwitchError } from './error.ts'
import { createRest } from './rest.ts'
import { createServerClock } from './server-clock.ts'
import type { Site, SiteAnswer } from './two-sites.ts'

/**
 * Whether a server answers as one that serves: it is asked about a session that does not exist. A site that stands by says so.
 * Never rejects.
 */
export async function siteAnswers(
  { server, pin }: Site,
  { timing, clock, signal }: { readonly timing: Timing; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<SiteAnswer> {
  const connect = createTlsConnector({ server, pin, timing, onPinReplaced: () => undefined })
  const rest = createRest({ server, connect, timing, serverClock: createServerClock(clock, () => undefined) })
  try {
    await rest.ask(ping, { session_id: 'none' }, { signal })
    return 'serves'
  } catch (error) {
    // A refusal is an answer.
    if (error instanceof PortaSwitchError && error.fault !== undefined && isServing(error.fault)) return 'serves'
    return isAboutCertificate(error) ? 'certificateChanged' : 'away'
  } finally {
    rest.close()
  }
}

function isServing(fault: NonNullable<PortaSwitchError['fault']>): boolean {
  const kind = faultKind(fault)
  return kind !== 'standby' && kind !== 'serverError'
}
