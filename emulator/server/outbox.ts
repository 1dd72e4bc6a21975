import type { WebSocket } from 'ws'
import type { FaultDesk } from '../faults/desk.ts'
import { garble } from '../faults/garble.ts'
import { stamp, type Stamp } from './clock.ts'

type Kind = 'replies' | 'notifications'

/** How long a frame that is to change places waits for a neighbour, milliseconds. */
const patience = 250

/** What leaves on one WebSocket, with the faults of the moment. `sent` hears when a frame was handed to the system. */
export class Outbox {
  readonly #socket: WebSocket
  readonly #faults: FaultDesk
  readonly #held = new Map<Kind, { readonly go: () => void; readonly timer: NodeJS.Timeout }>()

  constructor(socket: WebSocket, faults: FaultDesk) {
    this.#socket = socket
    this.#faults = faults
  }

  reply(text: string): void {
    this.#pass('replies', text)
  }

  notify(text: string, sent: (before: Stamp, after: Stamp) => void): void {
    if (!this.#isOpen || this.#faults.use('lose') !== undefined) return
    this.#pass('notifications', text, sent)
    if (this.#faults.use('double') !== undefined) this.#pass('notifications', text, sent)
  }

  close(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer)
    this.#held.clear()
  }

  /** A connection that is going uses up no fault. */
  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  #pass(kind: Kind, text: string, sent?: (before: Stamp, after: Stamp) => void): void {
    if (!this.#isOpen || this.#faults.use('silence') !== undefined) return
    const spoilt = this.#faults.use('garble', ({ what }) => what === kind || what === 'both')
    const data = spoilt === undefined ? text : garble(text, spoilt.how)
    const go = () => this.#send(data, sent)
    const held = this.#held.get(kind)
    if (held !== undefined) {
      this.#held.delete(kind)
      clearTimeout(held.timer)
      go()
      held.go()
    } else if (this.#faults.use('reorder', ({ what }) => what === kind) !== undefined) {
      const timer = setTimeout(() => {
        this.#held.delete(kind)
        go()
      }, patience)
      this.#held.set(kind, { go, timer })
    } else go()
  }

  #send(data: string | Buffer, sent?: (before: Stamp, after: Stamp) => void): void {
    if (!this.#isOpen) return
    const before = stamp()
    this.#socket.send(data, (error) => {
      if (error === undefined || error === null) sent?.(before, stamp())
    })
  }
}
