import { faultKind } from '../protocol/fault.ts'
import type { Method } from '../protocol/method.ts'
import { PortaSwitchError } from './error.ts'
import type { Services } from './services.ts'

/**
 * REST for whatever it serves, SOAP for the media services of a server where REST does not know them.
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
}): Services {
  const onSoap = new Set<string>()

  async function by<T>(method: Method, ask: (services: Services) => Promise<T>): Promise<T> {
    const { service, transports } = method
    if (!transports.includes('rest')) return ask(soap)
    if (service === 'Session' || !transports.includes('soap')) return ask(rest)
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
    ask: (method, params, options) => by(method, (services) => services.ask(method, params, options)),
    upload: (method, params, file, options) => by(method, (services) => services.upload(method, params, file, options)),
    download: (method, params, options) => by(method, (services) => services.download(method, params, options)),
  }
}

const isUnknown = (error: unknown) =>
  error instanceof PortaSwitchError && error.fault !== undefined && faultKind(error.fault) === 'unknownMethod'
