import { mkdirSync, readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import writeFileAtomic from 'write-file-atomic'
import { draftEdit } from '../ipc/contract/greeting-draft.ts'
import { ownGreetings } from '../ipc/contract/greetings.ts'

const entrySchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  /** `host:port account`: greetings of another line are not shown. */
  account: v.string(),
  greeting: v.picklist(ownGreetings),
  /** `kept`: was replaced. `waiting`: is to be sent, and the server does not have it for sure. `draft`: is in hand. */
  kind: v.picklist(['kept', 'waiting', 'draft']),
  /** Milliseconds since the epoch. */
  at: v.number(),
  seconds: v.optional(v.number()),
  /** What it was called where it came from. */
  name: v.string(),
  /** `audio/basic` for instance. */
  type: v.string(),
  /** Of a draft: what was done to it so far. Where that cannot be read, its sound is worth having as it was recorded. */
  edit: v.fallback(v.optional(draftEdit), undefined),
})

export type ArchivedGreeting = v.InferOutput<typeof entrySchema>
export type NewGreeting = Omit<ArchivedGreeting, 'id' | 'at'>

/** So many greetings that were replaced are kept for each line. */
const mostKept = 20

export interface ArchiveOptions {
  readonly folder: string
  readonly newId: () => string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly onProblem: (what: string, error: unknown) => void
}

/**
 * `greetings/` in the data folder: sounds that were replaced, and those that are still to be sent; `drafts/`: those that are in
 * hand. Each is a file of its own, written whole before the list of them names it; only this user can read them.
 */
export class GreetingArchive {
  readonly #options: ArchiveOptions
  #entries: readonly ArchivedGreeting[]
  #writing: Promise<unknown> = Promise.resolve()

  constructor(options: ArchiveOptions) {
    this.#options = options
    this.#entries = this.#readList()
  }

  /** Newest first. */
  list(account: string, kind: ArchivedGreeting['kind']): readonly ArchivedGreeting[] {
    return this.#entries
      .filter((entry) => entry.account === account && entry.kind === kind)
      .toSorted((a, b) => b.at - a.at)
  }

  find(id: string): ArchivedGreeting | undefined {
    return this.#entries.find((entry) => entry.id === id)
  }

  /** Resolves when it is on the disk. Rejects where the disk refuses it; nothing is listed then. */
  async add(greeting: NewGreeting, bytes: Uint8Array): Promise<ArchivedGreeting> {
    const entry = { ...greeting, id: this.#options.newId(), at: this.#options.now() }
    mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 })
    await writeFileAtomic(this.#file(entry.id), Buffer.from(bytes), { mode: 0o600 })
    await this.#write((entries) => [...entries, entry])
    for (const old of this.list(entry.account, 'kept').slice(mostKept)) await this.remove(old.id)
    return entry
  }

  /** Rejects where the disk refuses it; then it stays as it was. */
  change(id: string, change: Pick<ArchivedGreeting, 'greeting' | 'edit'>): Promise<void> {
    return this.#write((entries) => entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)))
  }

  async read(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await readFile(this.#file(id)))
  }

  async remove(id: string): Promise<void> {
    await this.#write((entries) => entries.filter((entry) => entry.id !== id))
    await rm(this.#file(id), { force: true })
  }

  #file(id: string): string {
    return join(this.#options.folder, `${id}.sound`)
  }

  /** One after the other: the list on the disk is always a whole one. */
  #write(change: (entries: readonly ArchivedGreeting[]) => readonly ArchivedGreeting[]): Promise<void> {
    const written = this.#writing.then(async () => {
      const next = change(this.#entries)
      const text = `${JSON.stringify(next, undefined, 2)}\n`
      await writeFileAtomic(join(this.#options.folder, 'list.json'), text, { mode: 0o600 })
      this.#entries = next
    })
    this.#writing = written.catch(() => undefined)
    return written
  }

  /** What cannot be read is left out, and its sound stays on the disk. */
  #readList(): readonly ArchivedGreeting[] {
    try {
      const list: unknown = JSON.parse(readFileSync(join(this.#options.folder, 'list.json'), 'utf8'))
      return v.parse(v.array(v.unknown()), list).flatMap((entry) => {
        const read = v.safeParse(entrySchema, entry)
        return read.success ? [read.output] : []
      })
    } catch (error) {
      if (!isMissing(error)) this.#options.onProblem('the list of kept greetings cannot be read', error)
      return []
    }
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
