import { readFileSync, renameSync } from 'node:fs'
import * as v from 'valibot'
import writeFileAtomic from 'write-file-atomic'

const course = v.variant('kind', [
  v.object({ kind: v.literal('waiting'), former: v.optional(v.string()) }),
  v.object({ kind: v.literal('running'), former: v.string(), late: v.boolean() }),
  v.object({ kind: v.literal('done'), late: v.boolean(), changed: v.boolean() }),
  v.object({ kind: v.literal('missed') }),
])

const entrySchema = v.object({
  id: v.string(),
  /** `host:port account`. */
  account: v.string(),
  greeting: v.picklist(['standard', 'extended', 'personal', 'name']),
  from: v.number(),
  until: v.number(),
  course,
})

export type CalendarEntry = v.InferOutput<typeof entrySchema>

export interface CalendarFile {
  readonly entries: readonly CalendarEntry[]
  /** Resolves when the disk has them; rejects where it refuses, and the former ones stay. */
  write(entries: readonly CalendarEntry[]): Promise<void>
}

/** `calendar.json` in the data folder, whole and for this user only. One that cannot be read is set aside. */
export function openCalendarFile(path: string, onProblem: (what: string, error: unknown) => void): CalendarFile {
  let entries = read()
  let writing: Promise<unknown> = Promise.resolve()

  function read(): readonly CalendarEntry[] {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch {
      return []
    }
    try {
      return v.parse(v.array(entrySchema), JSON.parse(text))
    } catch (error) {
      onProblem('the calendar of greetings is damaged and set aside', error)
      renameSync(path, `${path}.damaged`)
      return []
    }
  }

  return {
    get entries() {
      return entries
    },
    write(next) {
      const written = writing.then(async () => {
        await writeFileAtomic(path, `${JSON.stringify(next, undefined, 2)}\n`, { mode: 0o600 })
        entries = next
      })
      writing = written.catch(() => undefined)
      return written
    },
  }
}
