import { join } from 'node:path'
import { utilityProcess, type UtilityProcess } from 'electron'
import type { KeychainAnswer, KeychainRequest } from './request.ts'

/**
 * The helper process, seen from main: started by a request, and ended by one that is not answered in time, or when no other
 * has come for a while.
 */
export class HelperProcess {
  readonly #limit: number
  readonly #kept: number
  #process: UtilityProcess | undefined
  #endLater: NodeJS.Timeout | undefined

  constructor({ limit, kept }: { readonly limit: number; readonly kept: number }) {
    this.#limit = limit
    this.#kept = kept
  }

  /** Never rejects. To be asked one thing at a time. */
  async ask(request: KeychainRequest): Promise<KeychainAnswer> {
    clearTimeout(this.#endLater)
    const answer = await this.#answerTo(request)
    this.#endLater = setTimeout(() => this.#end(), this.#kept)
    return answer
  }

  #answerTo(request: KeychainRequest): Promise<KeychainAnswer> {
    return new Promise((resolve) => {
      const helper = (this.#process ??= this.#fork())
      const settle = (answer: KeychainAnswer) => {
        clearTimeout(timer)
        helper.off('message', settle)
        helper.off('exit', gone)
        resolve(answer)
      }
      const gone = (code: number) => settle({ kind: 'missing', why: `the helper ended with ${code}` })
      const timer = setTimeout(() => {
        this.#end()
        settle({ kind: 'missing', why: 'no answer in time' })
      }, this.#limit)
      helper.on('message', settle)
      helper.on('exit', gone)
      if (helper.pid === undefined) helper.once('spawn', () => helper.postMessage(request))
      else helper.postMessage(request)
    })
  }

  #fork(): UtilityProcess {
    const helper = utilityProcess.fork(join(import.meta.dirname, 'keychain-helper.js'), [], {
      serviceName: 'Sidetone keychain',
      stdio: 'ignore',
    })
    helper.once('exit', () => {
      if (this.#process === helper) this.#process = undefined
    })
    return helper
  }

  /** A helper that waits for a locked keychain heeds no gentler signal. */
  #end(): void {
    const pid = this.#process?.pid
    this.#process = undefined
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }
}
