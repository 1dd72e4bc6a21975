import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { StorageTrouble } from './open-database.ts'
import type { QueryName, QueryParams, QueryResult } from './queries.ts'
import type { DatabaseReply, DatabaseRequest } from './request.ts'

/** `refused`: the database could not do it; `stopped`: its thread has ended, and the next question starts another. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: 'refused' | 'stopped'

  constructor(code: StorageError['code'], why: string) {
    super(why)
    this.code = code
  }
}

export interface DatabaseOptions {
  /** The data folder. */
  readonly folder: string
  /** The program of the thread. */
  readonly program: URL
  readonly onTrouble: (trouble: StorageTrouble) => void
  /** Hears what of an older file could not be read, and was left as it was. */
  readonly onLeftOut: (why: string) => void
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: StorageError) => void
}

/**
 * The engine takes a second of a core and 30 MB to optimise the heart of SQLite, and would do so within the first queries of
 * every start. Queries are quick enough before; who searches for long still gets it.
 */
const slowToOptimise = '--wasm-tiering-budget=2000000000'

/** The database of the app, on a thread of its own that starts with the first question. */
export class Database {
  readonly #options: DatabaseOptions
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #lastId = 0

  constructor(options: DatabaseOptions) {
    this.#options = options
  }

  /** Rejects with a {@link StorageError}. Questions are answered one after the other. */
  ask<Name extends QueryName>(name: Name, params: QueryParams<Name>): Promise<QueryResult<Name>> {
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#lastId
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ kind: 'ask', id, name, params } satisfies DatabaseRequest)
    }) as Promise<QueryResult<Name>>
  }

  /** Resolves when all that was asked before is on the disk. */
  async close(): Promise<void> {
    const worker = this.#worker
    if (worker === undefined) return
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve())
      worker.postMessage({ kind: 'close' } satisfies DatabaseRequest)
    })
  }

  #start(): Worker {
    setFlagsFromString(slowToOptimise)
    const worker = new Worker(this.#options.program, { workerData: { folder: this.#options.folder } })
    worker.on('message', (reply: DatabaseReply) => this.#hear(reply))
    worker.on('error', (error) => this.#stopped(worker, String(error)))
    worker.on('exit', () => this.#stopped(worker, 'the thread has ended'))
    return worker
  }

  #hear(reply: DatabaseReply): void {
    switch (reply.kind) {
      case 'opened':
        for (const why of reply.leftOut) this.#options.onLeftOut(why)
        if (reply.trouble !== undefined) this.#options.onTrouble(reply.trouble)
        return
      case 'answer':
        this.#take(reply.id)?.resolve(reply.result)
        return
      case 'failure':
        this.#take(reply.id)?.reject(new StorageError('refused', reply.why))
        return
      default:
        return reply satisfies never
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    return waiting
  }

  #stopped(worker: Worker, why: string): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(new StorageError('stopped', why))
  }
}
