import type { UtilityProcess } from 'electron'
import type { KeychainAnswer, KeychainRequest } from './request.ts'

interface HelperOptions {
  readonly fork: () => UtilityProcess
  readonly limit: number
  readonly kept: number
}

/**
 * The helper process, seen from main: started by a request, and ended by one that is not answered in time, or when no other
 * has come for a while.
 */
export class HelperProcess {
  readonly #options: HelperOptions
  #process: UtilityProcess | undefined
  #endLater: NodeJS.Timeout | undefined

  constructor(options: HelperOptions) {
    this.#options = options
  }

  /** Never rejects. To be asked one thing at a time. */
  async ask(request: KeychainRequest): Promise<KeychainAnswer> {
    clearTimeout(this.#endLater)
    const answer = await this.#answerTo(request)
    this.#endLater = setTimeout(() => this.#end(), this.#options.kept)
    return answer
  }

  #answerTo(request: KeychainRequest): Promise<KeychainAnswer> {
    return new Promise((resolve) => {
      const helper = (this.#process ??= this.#fork())
      const post = () => helper.postMessage(request)
      const settle = (answer: KeychainAnswer) => {
        clearTimeout(timer)
        helper.off('spawn', post)
        helper.off('message', settle)
        helper.off('exit', gone)
        resolve(answer)
      }
      const gone = (code: number) => settle({ kind: 'missing', why: `the helper ended with ${code}` })
      const timer = setTimeout(() => {
        this.#end()
        settle({ kind: 'missing', why: 'no answer in time' })
      }, this.#options.limit)
      helper.on('message', settle)
      helper.on('exit', gone)
      if (helper.pid === undefined) helper.once('spawn', post)
      else post()
    })
  }

  #fork(): UtilityProcess {
    const helper = this.#options.fork()
    helper.once('exit', () => {
      if (this.#process === helper) this.#process = undefined
    })
    return helper
  }

  #end(): void {
    const helper = this.#process
    this.#process = undefined
    if (helper === undefined) return
    // On a busy computer it can have been forked and not be there yet.
    if (helper.pid === undefined) helper.once('spawn', () => kill(helper))
    else kill(helper)
  }
}

/** A helper that waits for a locked keychain heeds no gentler signal. */
function kill({ pid }: UtilityProcess): void {
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
}
