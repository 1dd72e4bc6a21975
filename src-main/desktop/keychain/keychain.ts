import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { Keychain } from '../../control/keychain.ts'
import type { Log } from '../log.ts'
import { HelperProcess } from './helper-process.ts'
import type { KeychainAnswer, KeychainRequest } from './request.ts'

export interface KeychainOptions {
  /** No request takes longer, milliseconds. */
  readonly limit: number
  /** How long the helper process waits for another request, milliseconds. */
  readonly kept: number
  readonly log: Log
}

/** The system's keychain, through a helper process. */
export function createKeychain({ limit, kept, log }: KeychainOptions): Keychain {
  const helper = new HelperProcess({ fork, limit, kept })
  /** One after the other, so that what is asked last stands. */
  let last: Promise<unknown> = Promise.resolve()

  const ask = (request: KeychainRequest): Promise<KeychainAnswer> => {
    const answer = last.then(() => helper.ask(request))
    last = answer
    return answer.then((result) => {
      if (result.kind === 'missing') log.warn('the keychain is missing', { ask: request.ask, why: result.why })
      return result
    })
  }

  return {
    find: async (account) => {
      const answer = await ask({ ask: 'find', account })
      return answer.kind === 'found' ? answer : { kind: answer.kind === 'missing' ? 'missing' : 'empty' }
    },
    keep: async (account, password) => {
      const answer = await ask({ ask: 'keep', account, password })
      return answer.kind === 'missing' ? 'missing' : 'kept'
    },
    forget: async (account) => void (await ask({ ask: 'forget', account })),
  }
}

const fork = () =>
  utilityProcess.fork(join(import.meta.dirname, 'keychain-helper.js'), [], {
    serviceName: 'Sidetone keychain',
    stdio: 'ignore',
  })
