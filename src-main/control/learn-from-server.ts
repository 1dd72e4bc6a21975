import type { NewPastCall } from '../history/past-call.ts'
import type { Line } from '../portaswitch/client/line.ts'
import { getXdrList, voiceCalls } from '../portaswitch/protocol/history.ts'
import { writeDateTime } from '../portaswitch/protocol/property.ts'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'
import type { Contacts } from './contacts.ts'
import type { History } from './history.ts'
import { pastRecord } from './past-record.ts'
import { byName, readDirectories, readPhoneBook } from './pbx-people.ts'

export interface ServerLessons {
  readonly line: () => Pick<Line, 'call'> | undefined
  readonly history: History
  readonly contacts: Contacts
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
 * Once for each sign-in, as soon as the line is up: phone book and directory, and the calls that were while the app was off. The
 * records are read again after each gap in the connection.
 */
export function learnFromServer(lessons: ServerLessons): Observer<AppState> {
  return (previous, next) => {
    if (next.line.phase !== 'signedIn') {
      if (previous.line.phase === 'signedIn') lessons.contacts.setOthers([])
      return
    }
    if (!isOnline(next) || isOnline(previous)) return
    const line = lessons.line()
    const { owner } = next.calls
    if (line === undefined || owner === undefined) return
    void readRecords(lessons, line, owner, next.settings.country)
    if (next.people.all.every(({ source }) => source === 'own')) void readPeople(lessons, line)
  }
}

const isOnline = ({ line }: AppState) => line.phase === 'signedIn' && line.link.kind === 'online'

async function readRecords(
  { history, now, onRefusal }: ServerLessons,
  line: Pick<Line, 'call'>,
  owner: string,
  country: string,
): Promise<void> {
  const at = now()
  const range = { from_date: writeDateTime(at - daysBack * dayMs), to_date: writeDateTime(at + dayMs) }
  const records: NewPastCall[] = []
  try {
    for (let offset = 0; offset < mostRecords; offset += pageSize) {
      const wish = { ...range, limit: pageSize, offset, show_unsuccessful: 1, i_service_type: voiceCalls }
      const { xdr_list } = await line.call(getXdrList, wish)
      const page = xdr_list ?? []
      records.push(...page.flatMap((xdr) => pastRecord(xdr, owner, country) ?? []))
      if (page.length < pageSize) break
    }
  } catch (error) {
    onRefusal('the records of calls', error)
  }
  history.merge(records)
}

async function readPeople({ contacts, onRefusal }: ServerLessons, line: Pick<Line, 'call'>): Promise<void> {
  const told = async (what: string, read: typeof readPhoneBook) => {
    try {
      return await read(line)
    } catch (error) {
      onRefusal(what, error)
      return []
    }
  }
  const book = await told('the phone book', readPhoneBook)
  const directory = await told('the directory', readDirectories)
  contacts.setOthers(byName([...book, ...directory]))
}
