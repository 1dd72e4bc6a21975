import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { makePlayable } from './playable.ts'

/** A sound on this computer, for as long as the app runs. */
export interface CachedSound {
  readonly ticket: string
  readonly path: string
}

export interface NewSound {
  /** A file name, without a folder. */
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** More than half an hour of the largest kind. */
const mostBytes = 300 * 1024 * 1024
/** So many stay: whoever goes back and forth between messages fetches them once. */
const mostSounds = 12

/**
 * Messages that were fetched to be listened to: files that only this user can read, gone at the next start at the latest.
 * They are written as they come, so that a long one fills no memory.
 */
export class SoundCache {
  readonly #folder: string
  readonly #newTicket: () => string
  readonly #sounds = new Map<string, CachedSound>()

  constructor({ folder, newTicket }: { readonly folder: string; readonly newTicket: () => string }) {
    this.#folder = folder
    this.#newTicket = newTicket
    this.clear()
  }

  get(key: string): CachedSound | undefined {
    return this.#sounds.get(key)
  }

  /** The file behind a ticket that was given out. */
  pathOf(ticket: string): string | undefined {
    return [...this.#sounds.values()].find((sound) => sound.ticket === ticket)?.path
  }

  /**
   * Under `name` it lies on the disk, for whoever it is dragged to. Rejects where the sound breaks off, is too long, or the disk
   * refuses it; nothing is left of it then.
   */
  async put(key: string, { name, chunks }: NewSound): Promise<CachedSound> {
    const ticket = this.#newTicket()
    const own = join(this.#folder, ticket)
    mkdirSync(own, { recursive: true, mode: 0o700 })
    const path = join(own, basename(name))
    const part = join(own, 'part')
    try {
      await pipeline(Readable.from(chunks), limitedTo(mostBytes), createWriteStream(part, { mode: 0o600 }))
      await makePlayable(part)
      await rename(part, path)
    } catch (error) {
      await rm(own, { recursive: true, force: true })
      throw error
    }
    const sound = { ticket, path }
    this.#sounds.set(key, sound)
    for (const [oldest, old] of [...this.#sounds].slice(0, -mostSounds)) {
      this.#sounds.delete(oldest)
      await rm(dirname(old.path), { recursive: true, force: true })
    }
    return sound
  }

  /** Nobody is signed in any more. */
  clear(): void {
    this.#sounds.clear()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function limitedTo(most: number): Transform {
  let length = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      length += chunk.length
      done(length > most ? new RangeError('the sound is too long') : null, chunk)
    },
  })
}
