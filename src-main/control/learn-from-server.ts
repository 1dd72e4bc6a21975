import type { NewPastCall } from '../history/past-call.ts'
import type { Line } from '../portaswitch/client/line.ts'
import { getXdrList, voiceCalls } from '../portaswitch/protocol/history.ts'
import { writeDateTime } from '../portaswitch/protocol/property.ts'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'
import type { Timing } from '../timing.ts'
import type { Contacts } from './contacts.ts'
import type { History } from './history.ts'
import { pastRecord } from './past-record.ts'
import type { Person } from '../people/person.ts'
import { byName, readDirectories, readPhoneBook } from './pbx-people.ts'

export interface ServerLessons {
  readonly line: () => Pick<Line, 'call'> | undefined
  readonly history: Pick<History, 'merge'>
  readonly contacts: Pick<Contacts, 'setOthers'>
  readonly timing: Pick<Timing, 'directoryKept'>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** For the log: older servers know none of this, and the app works without. */
  readonly onRefusal: (what: string, error: unknown) => void
}

const dayMs = 86_400_000
const daysBack = 30
const pageSize = 200
const mostRecords = 2_000

/**
 * As soon as the line is up: the calls that were while the app was off, and again after each gap in the connection; phone book
 * and directory, and again when what is known of them is old.
 */
export function learnFromServer(lessons: ServerLessons): Observer<AppState> {
  const pbx = new PbxPeople(lessons)
  return (previous, next) => {
    if (next.line.phase !== 'signedIn') {
      if (previous.line.phase === 'signedIn') pbx.forget()
      return
    }
    pbx.isOnline = isOnline(next)
    if (!isSettled(next) || isSettled(previous)) return
    const line = lessons.line()
    const { owner } = next.calls
    if (line === undefined || owner === undefined) return
    const { country } = next.settings
    void readRecords(lessons, line, { owner, country, serverOffset: next.calls.serverOffset })
    pbx.lookAt(line)
  }
}

const isOnline = ({ line }: AppState) => line.phase === 'signedIn' && line.link.kind === 'online'

/** What was up before a gap is known again: the record of a call that ended meanwhile finds it in the history. */
const isSettled = (state: AppState) =>
  isOnline(state) && state.calls.calls.every(({ staleSince }) => staleSince === undefined)

async function readRecords(
  { history, now, onRefusal }: ServerLessons,
  line: Pick<Line, 'call'>,
  reading: Parameters<typeof pastRecord>[1],
): Promise<void> {
  const at = now() + reading.serverOffset
  const range = { from_date: writeDateTime(at - daysBack * dayMs), to_date: writeDateTime(at + dayMs) }
  const records: NewPastCall[] = []
  try {
    for (let offset = 0; offset < mostRecords; offset += pageSize) {
      const wish = { ...range, limit: pageSize, offset, show_unsuccessful: 1, i_service_type: voiceCalls }
      const { xdr_list } = await line.call(getXdrList, wish)
      const page = xdr_list ?? []
      records.push(...page.flatMap((xdr) => pastRecord(xdr, reading) ?? []))
      if (page.length < pageSize) break
    }
  } catch (error) {
    onRefusal('the records of calls', error)
  }
  history.merge(records)
}

/** Those of the phone book and the directory, of one line at a time: who signs in next has their own. */
class PbxPeople {
  readonly #lessons: ServerLessons
  #line: Pick<Line, 'call'> | undefined
  /** When they were asked for, milliseconds since the epoch; undefined where they are to be read at the next chance. */
  #readAt: number | undefined
  #book: readonly Person[] = []
  #directory: readonly Person[] = []
  #timer: NodeJS.Timeout | undefined
  isOnline = false

  constructor(lessons: ServerLessons) {
    this.#lessons = lessons
  }

  /** The line is up: reads what is not known of it, or was read too long ago. */
  lookAt(line: Pick<Line, 'call'>): void {
    const { now, timing } = this.#lessons
    if (line !== this.#line) this.forget()
    this.#line = line
    const isFresh = this.#readAt !== undefined && now() - this.#readAt < timing.directoryKept
    if (!isFresh) void this.#read(line)
  }

  forget(): void {
    clearTimeout(this.#timer)
    this.#line = undefined
    this.#readAt = undefined
    this.#book = []
    this.#directory = []
    this.#lessons.contacts.setOthers([])
  }

  async #read(line: Pick<Line, 'call'>): Promise<void> {
    const { contacts, now, timing } = this.#lessons
    this.#readAt = now()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#onOld(line), timing.directoryKept)
    const book = await this.#told('the phone book', readPhoneBook(line))
    const directory = await this.#told('the directory', readDirectories(line))
    // Somebody else may have signed in meanwhile.
    if (line !== this.#line) return
    if (book === undefined || directory === undefined) this.#readAt = undefined
    this.#book = book ?? this.#book
    this.#directory = directory ?? this.#directory
    contacts.setOthers(byName([...this.#book, ...this.#directory]))
  }

  /** Without a connection they are read as soon as it is back. */
  #onOld(line: Pick<Line, 'call'>): void {
    this.#readAt = undefined
    if (this.isOnline) this.lookAt(line)
  }

  /** Undefined where the server does not tell. */
  async #told(what: string, reading: Promise<readonly Person[]>): Promise<readonly Person[] | undefined> {
    try {
      return await reading
    } catch (error) {
      this.#lessons.onRefusal(what, error)
      return undefined
    }
  }
}
