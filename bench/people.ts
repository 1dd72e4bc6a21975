import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { personOf, type Contact } from '../src-main/people/contact.ts'
import { People } from '../src-main/people/people.ts'
import { openDatabase } from '../src-main/storage/database/open-database.ts'
import { contactQueries } from '../src-main/storage/contacts/contact-queries.ts'
import { keepCall } from '../src-main/storage/history/keep-call.ts'
import { historyQueries } from '../src-main/storage/history/history-queries.ts'
import { noon, owner, pastCall } from '../src-main/storage/testing/past-calls.ts'
import type { Row } from './report.ts'
import { figures } from './stats.ts'

const contacts = 20_000
const calls = 100_000
const first = 'Anna Ben Carla David Elif Felix Grace Hanna Ivan Joana Kofi Lars Mira Nils Olena Priya Ruth Tomás'.split(
  ' ',
)
const last = 'Adeyemi Marchand Osei Aydin Baumgartner Liu Kowalczyk Lindqvist Petrenko Duarte Mensah Nygaard'.split(' ')
const nameOf = (n: number) => `${first[n % first.length]} ${last[Math.floor(n / 7) % last.length]} ${n % 977}`
const numberOf = (n: number) => `+4930${String(1_000_000 + ((n * 7919) % 9_000_000))}`
const searches = ['anna', 'wal', 'tomas ady', 'b', '0142', '030 55', 'nygaard 9', 'zzz', 'lin', '+49 30 12']

/** Searches of many contacts and calls, each beside the barest way to look through as much. */
export async function benchPeople(runs: number): Promise<readonly Row[]> {
  return [searchContacts(runs), await searchCalls(runs)]
}

function searchContacts(runs: number): Row {
  const known = Array.from({ length: contacts }, (_none, n) => personOf({ id: n, contact: contactOf(n) }))
  const people = new People(known)
  const texts = known.map(({ text }) => text)
  const sidetone = sample(runs, (search) => people.search(search, 100))
  const floor = sample(runs, (search) => texts.filter((text) => text.includes(search)).length)
  return row(`search of ${contacts} contacts`, floor, sidetone, 8)
}

async function searchCalls(runs: number): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-history-'))
  try {
    const { db } = openDatabase(folder, new Date())
    keepCalls(db, owner)
    const wish = { owner, filter: 'all' as const, before: undefined, limit: 100, parties: [] }
    const sidetone = sample(runs, (search) => historyQueries.findCalls(db, { ...wish, search }))
    const floor = sample(runs, () => db.all('SELECT * FROM calls WHERE owner = ? ORDER BY id DESC LIMIT 100', owner))
    db.close()
    return row(`search of ${calls} calls`, floor, sidetone, 20)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The contacts and calls of a person who has many, written as the app writes them. `of` is whose calls they are. */
export function fillDatabase(folder: string, of: string): void {
  const { db } = openDatabase(folder, new Date())
  keepCalls(db, of)
  contactQueries.saveContacts(db, {
    contacts: Array.from({ length: contacts }, (_none, n) => ({ id: undefined, contact: contactOf(n) })),
  })
  db.close()
}

function keepCalls(db: ReturnType<typeof openDatabase>['db'], of: string): void {
  // In steps: one transaction of them all outgrows the log, and takes minutes.
  for (let from = 0; from < calls; from += 1_000) {
    db.transaction(() => {
      for (let n = from; n < from + 1_000; n++) keepCall(db, { ...callOf(n), owner: of }, 'DE')
    })
  }
}

const contactOf = (n: number): Contact => ({
  name: nameOf(n),
  company: '',
  email: '',
  numbers: [{ kind: 'work', number: numberOf(n) }],
  favourite: false,
})

function callOf(n: number) {
  const number = numberOf(n % 8_000)
  return pastCall({ name: nameOf(n % 8_000), number, party: number.slice(1), startedAt: noon + n * 60_000 })
}

function sample(runs: number, work: (search: string) => unknown): ReturnType<typeof figures> {
  const samples = Array.from({ length: runs + 20 }, (_none, n) => {
    const begun = performance.now()
    work(searches[n % searches.length] ?? '')
    return performance.now() - begun
  })
  return figures(samples.slice(20))
}

const row = (what: string, floor: Row['floor'], sidetone: Row['sidetone'], most: number): Row => ({
  what,
  unit: 'ms',
  floor,
  sidetone,
  goal: `p95 ≤ ${most} ms`,
  met: sidetone.p95 <= most,
})
