import { SoundError } from '../../src-main/voice/sound/problem.ts'
import type { LabAnswers, LabReply, LabRequest, LabWish, Made, Opened } from './lab-contract.ts'

/** The Worker as a function that answers later. Rejects with a {@link SoundError}. */
export class Lab {
  readonly #worker = new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<number, { resolve: (answer: Opened | Made) => void; reject: (error: Error) => void }>()
  #id = 0

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<LabReply>) => {
      const asked = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if (data.ok) asked?.resolve(data.answer)
      else asked?.reject(new SoundError(data.problem, 'refused by the lab'))
    }
    // A Worker that fails, for want of memory for instance, answers nobody.
    this.#worker.onerror = (event) => {
      event.preventDefault()
      for (const { reject } of this.#waiting.values()) reject(new SoundError('damaged', event.message))
      this.#waiting.clear()
    }
  }

  ask<Kind extends LabWish['kind']>(
    wish: Extract<LabWish, { kind: Kind }>,
    transfer: Transferable[] = [],
  ): Promise<LabAnswers[Kind]> {
    const id = ++this.#id
    const answer = new Promise<Opened | Made>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    this.#worker.postMessage({ id, wish } satisfies LabRequest, transfer)
    // The Worker answers each wish in kind.
    return answer as Promise<LabAnswers[Kind]>
  }

  close(): void {
    this.#worker.terminate()
  }
}
