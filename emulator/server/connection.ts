import type { WebSocket } from 'ws'
import { isFor, scopeName, type Scope } from '../model/scope.ts'
import type { Told } from '../model/change.ts'
import type { Asker } from './authenticate.ts'
import type { Outbox } from './outbox.ts'

/** One WebSocket of a client with its subscriptions, which end with it. */
export class Connection {
  readonly id: number
  readonly socket: WebSocket
  readonly outbox: Outbox
  readonly openedAt: number
  /** Who asked here last. */
  asker: Asker | undefined
  readonly #scopes = new Map<string, Scope>()

  constructor(id: number, socket: WebSocket, outbox: Outbox, openedAt: number) {
    this.id = id
    this.socket = socket
    this.outbox = outbox
    this.openedAt = openedAt
  }

  subscribe(scope: Scope): void {
    this.#scopes.set(scopeName(scope), scope)
  }

  /** What a sign-out does: nothing is told here any more. */
  unsubscribeAll(): void {
    this.#scopes.clear()
  }

  unsubscribe(scope: Scope): boolean {
    return this.#scopes.delete(scopeName(scope))
  }

  /** Whether a list of this scope is allowed here: itself or the whole customer is subscribed to. */
  covers(scope: Scope): boolean {
    return this.#scopes.has(scopeName(scope)) || this.#scopes.has('customer')
  }

  hears(told: Told): boolean {
    return [...this.#scopes.values()].some((scope) => isFor(scope, told))
  }

  get scopes(): readonly string[] {
    return [...this.#scopes.keys()]
  }
}
