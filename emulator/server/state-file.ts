import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import writeFileAtomic from 'write-file-atomic'
import type { KeptRecords, Records } from './records.ts'

/** How long after a change the file is written, milliseconds: what changes together is written once. */
const pause = 200

const version = 1

/** Enough to tell our file from another one; what is in it nobody else has written. */
const shape = v.object({
  version: v.literal(version),
  lastNumber: v.pipe(v.number(), v.safeInteger()),
  accounts: v.record(v.string(), v.object({ menus: v.array(v.unknown()), messages: v.array(v.unknown()) })),
  directories: v.array(v.object({ id: v.number(), name: v.string(), records: v.array(v.unknown()) })),
})

/** Keeps records in a file, which is replaced whole. */
export class StateFile {
  readonly kept: KeptRecords | undefined
  readonly #path: string
  #records: Records | undefined
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, kept: KeptRecords | undefined) {
    this.#path = path
    this.kept = kept
  }

  /** Reads the file, if it is there; throws a RangeError where it is not one of ours, and leaves it as it is. */
  static async open(path: string): Promise<StateFile> {
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new StateFile(path, undefined)
      throw error
    }
    return new StateFile(path, readState(text, path))
  }

  /** Writes from now on, soon after each change. */
  follow(records: Records): void {
    this.#records = records
    records.onChange = () => {
      this.#timer ??= setTimeout(() => void this.finish(), pause)
    }
  }

  /** Writes now what is not written yet. */
  async finish(): Promise<void> {
    if (this.#timer === undefined || this.#records === undefined) return this.#writing
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = JSON.stringify({ version, ...this.#records.kept }, writeBytes)
    this.#writing = this.#writing.then(() => writeFileAtomic(this.#path, text, { mode: 0o600 }))
    return this.#writing
  }
}

function readState(text: string, path: string): KeptRecords {
  let json: unknown
  try {
    json = JSON.parse(text, readBytes)
  } catch {
    throw new RangeError(`${path} is no JSON`)
  }
  if (!v.safeParse(shape, json).success) throw new RangeError(`${path} is no state of this emulator`)
  return json as KeptRecords
}

/** Sounds are base64 in the file. */
function writeBytes(this: unknown, name: string, value: unknown): unknown {
  const original: unknown = Reflect.get(Object(this), name)
  return original instanceof Uint8Array ? { base64: Buffer.from(original).toString('base64') } : value
}

function readBytes(_: string, value: unknown): unknown {
  const base64: unknown = Reflect.get(Object(value), 'base64')
  return typeof base64 === 'string' ? new Uint8Array(Buffer.from(base64, 'base64')) : value
}
