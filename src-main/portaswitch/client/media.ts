import { faultKind } from '../protocol/fault.ts'
import type { Method } from '../protocol/method.ts'
import { PortaSwitchError } from './error.ts'
import type { Services } from './services.ts'

/** The services of a server, each over the transport where it is at home. */
export interface Media extends Services {
  /** Whether sessions are opened and ended over SOAP. */
  readonly isSessionOnSoap: boolean
}

/**
 * REST for whatever it serves; SOAP for a session and the media services where REST does not know them, or is not there.
 *
 * Which one a service is at home in is found out once: by the first request that REST does not know. `over` SOAP does not try.
 */
export function createMedia({
  rest,
  soap,
  over,
}: {
  readonly rest: Services
  readonly soap: Services
  readonly over: 'rest' | 'soap'
}): Media {
  const onSoap = new Set<string>()

  async function by<T>(method: Method, ask: (services: Services) => Promise<T>): Promise<T> {
    const { service, transports } = method
    if (!transports.includes('rest')) return ask(soap)
    if (!transports.includes('soap')) return ask(rest)
    if (over === 'soap' || onSoap.has(service)) return ask(soap)
    try {
      return await ask(rest)
    } catch (error) {
      if (!isUnknown(error)) throw error
      return await instead(service, () => ask(soap), error)
    }
  }

  /** Where there is no SOAP either, what REST said stands. */
  async function instead<T>(service: string, ask: () => Promise<T>, said: unknown): Promise<T> {
    try {
      const answer = await ask()
      onSoap.add(service)
      return answer
    } catch (error) {
      if (error instanceof PortaSwitchError && error.code !== 'refused') throw said
      if (!isUnknown(error)) onSoap.add(service)
      throw error
    }
  }

  return {
    get isSessionOnSoap() {
      return over === 'soap' || onSoap.has('Session')
    },
    ask: (method, params, options) => by(method, (services) => services.ask(method, params, options)),
    upload: (method, params, file, options) => by(method, (services) => services.upload(method, params, file, options)),
    download: (method, params, options) => by(method, (services) => services.download(method, params, options)),
  }
}

/** The method is not known there, or nothing of the API is. */
const isUnknown = (error: unknown) =>
  error instanceof PortaSwitchError &&
  (error.fault === undefined ? error.code === 'notPortaSwitch' : faultKind(error.fault) === 'unknownMethod')
