import { cleanText } from '../calls/name.ts'
import { fold } from '../history/search-text.ts'
import type { NumberKind } from '../ipc/contract/contacts.ts'
import { type Person, personText } from '../people/person.ts'
import type { Line } from '../portaswitch/client/line.ts'
import { getPhonebookList, getPhoneDirectoryInfo, getPhoneDirectoryList } from '../portaswitch/protocol/contacts.ts'

const pageSize = 500
const mostPeople = 20_000

/** The account's phone book. */
export async function readPhoneBook(line: Pick<Line, 'call'>): Promise<readonly Person[]> {
  const records = await allPages(async (offset) => {
    const { phonebook_rec_list } = await line.call(getPhonebookList, { limit: pageSize, offset })
    return phonebook_rec_list ?? []
  })
  return records.flatMap(({ name, phone_number }, index) =>
    personFrom('phoneBook', `phone book ${index}`, name, undefined, [['other', phone_number]]),
  )
}

/** Everybody in the company's directories. */
export async function readDirectories(line: Pick<Line, 'call'>): Promise<readonly Person[]> {
  const { phone_directory_list } = await line.call(getPhoneDirectoryList, {})
  const people: Person[] = []
  for (const { i_ua_config_directory, name: company } of phone_directory_list ?? []) {
    const records = await allPages(async (offset) => {
      const wish = { i_ua_config_directory, get_records: 'Y' as const, limit: pageSize, offset }
      const { phone_directory_info } = await line.call(getPhoneDirectoryInfo, wish)
      return phone_directory_info.directory_records ?? []
    })
    records.forEach((record, index) => {
      const name = [record.first_name, record.last_name].filter(Boolean).join(' ')
      const key = `directory ${i_ua_config_directory} ${index}`
      const numbers = [
        ['work', record.office_number],
        ['mobile', record.mobile_number],
        ['other', record.other_number],
      ] as const
      people.push(...personFrom('directory', key, name, company, numbers))
    })
  }
  return people
}

/** A server that heeds no offset answers the same page for ever: one that brings nothing new ends it. */
async function allPages<Item>(page: (offset: number) => Promise<readonly Item[]>): Promise<readonly Item[]> {
  const items: Item[] = []
  let last = ''
  while (items.length < mostPeople) {
    const next = await page(items.length)
    const text = JSON.stringify(next)
    if (text === last) break
    last = text
    items.push(...next)
    if (next.length < pageSize) break
  }
  return items.slice(0, mostPeople)
}

function personFrom(
  source: Person['source'],
  key: string,
  name: string | undefined,
  company: string | undefined,
  written: readonly (readonly [NumberKind, string | undefined])[],
): readonly Person[] {
  const numbers = written.flatMap(([kind, number]) =>
    number === undefined || !/\d/.test(number) ? [] : [{ kind, number: number.trim().slice(0, 64) }],
  )
  const clean = cleanText(name, 200)
  if (clean === undefined || numbers.length === 0) return []
  const known = { name: clean, company: cleanText(company, 200), numbers }
  return [{ key, source, contactId: undefined, ...known, email: '', favourite: false, text: personText(known) }]
}

export const byName = (people: readonly Person[]): readonly Person[] =>
  people
    .map((person) => ({ person, sortedBy: fold(person.name) }))
    .sort((one, other) => (one.sortedBy < other.sortedBy ? -1 : Number(one.sortedBy > other.sortedBy)))
    .map(({ person }) => person)
