import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { Keychain } from '../../control/keychain.ts'
import type { Log } from '../log.ts'
import type { KeychainAnswer, KeychainRequest } from './request.ts'

/** The system's keychain, through a helper process for each request: none of them lives longer than `limit` milliseconds. */
export function createKeychain({ limit, log }: { readonly limit: number; readonly log: Log }): Keychain {
  /** One after the other, so that what is asked last stands. */
  let last: Promise<unknown> = Promise.resolve()

  const ask = (request: KeychainRequest): Promise<KeychainAnswer> => {
    const answer = last.then(() => askHelper(request, limit))
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

/** Never rejects. The process has ended, or was told to, when this resolves. */
function askHelper(request: KeychainRequest, limit: number): Promise<KeychainAnswer> {
  return new Promise((resolve) => {
    const helper = utilityProcess.fork(join(import.meta.dirname, 'keychain-helper.js'), [], {
      serviceName: 'Sidetone keychain',
      stdio: 'ignore',
    })
    const end = (answer: KeychainAnswer) => {
      clearTimeout(timer)
      resolve(answer)
      // A helper that waits for a locked keychain heeds no gentler signal.
      if (helper.pid !== undefined) process.kill(helper.pid, 'SIGKILL')
    }
    const timer = setTimeout(() => end({ kind: 'missing', why: 'no answer in time' }), limit)
    helper.once('spawn', () => helper.postMessage(request))
    helper.once('message', (answer: KeychainAnswer) => end(answer))
    helper.once('exit', (code) => {
      clearTimeout(timer)
      resolve({ kind: 'missing', why: `the helper ended with ${code}` })
    })
  })
}
