import { Refusal } from '../server/refusal.ts'
import { wrongParameters } from '../model/refusal.ts'
import type { Context } from './handler.ts'

/** Refuses a request with what is wrong, by the way to the property. */
export function refuse(
  { service, method }: Pick<Context, 'service' | 'method'>,
  details: Record<string, string>,
): never {
  throw new Refusal(
    service === 'CallControl'
      ? wrongParameters(details)
      : {
          code: `Client.${service}.${method}.wrong_parameters`,
          message: `Bad parameters: ${Object.entries(details)
            .map(([path, why]) => `${path}: ${why}`)
            .join('; ')}`,
          details,
        },
  )
}
