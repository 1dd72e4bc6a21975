import type { Translate } from '../../messages/translate.ts'
import { writeContactTable } from '../exchange/contact-table.ts'
import { readImport } from '../exchange/import/read-import.ts'
import { writeVcards } from '../exchange/vcards.ts'
import type { CommandParams, Outcome } from '../ipc/contract.ts'
import type { ImportPreview, PeoplePage, PersonView } from '../ipc/contract/contacts.ts'
import type { ChooseFile, SaveOutcome, SaveText } from '../ipc/contract/save.ts'
import { personOf, personView, type KnownContact } from '../people/contact.ts'
import { People } from '../people/people.ts'
import type { Person } from '../people/person.ts'
import type { AppEvent } from '../state/event.ts'
import type { AppState } from '../state/state.ts'
import type { Database } from '../storage/database/database.ts'
import type { ContactPage } from '../storage/contacts/contact-queries.ts'
import type { Store } from '../store.ts'
import { localTime } from './local-time.ts'

export interface ContactsOptions {
  readonly store: Store<AppState, AppEvent>
  readonly database: Database
  readonly saveText: SaveText
  readonly chooseFile: ChooseFile
  /** The program of the thread that reads what is to be imported. */
  readonly importProgram: URL
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly t: Translate
  readonly onProblem: (what: string, error: unknown) => void
}

/** Taken over from the database at a time: each page holds the main process for a few milliseconds. */
const pageSize = 1_000

/** The own contacts: in the database, and all of them in memory, where a ring finds its name. */
export class Contacts {
  readonly #options: ContactsOptions
  #known: readonly KnownContact[] = []
  /** What the PBX tells. */
  #others: readonly Person[] = []
  #revision = 0
  /** What the last preview has told of, as JSON. */
  #plan: { readonly ticket: number; readonly contacts: Uint8Array } | undefined
  #lastTicket = 0

  constructor(options: ContactsOptions) {
    this.#options = options
  }

  /** Reads them all; until then numbers have the names that the server tells. */
  async load(): Promise<void> {
    try {
      const known: KnownContact[] = []
      let after: ContactPage['next']
      do {
        const page = await this.#options.database.ask('loadContacts', { after, limit: pageSize })
        known.push(...page.contacts)
        after = page.next
      } while (after !== undefined)
      this.#known = known
      this.#tell()
    } catch (error) {
      this.#options.onProblem('contacts cannot be read', error)
    }
  }

  /** Those of the phone book and the directory; none where nobody is signed in. */
  setOthers(people: readonly Person[]): void {
    if (people.length === 0 && this.#others.length === 0) return
    this.#others = people
    this.#tell()
  }

  list({ search, which, limit }: CommandParams<'listPeople'>): PeoplePage {
    const { people, settings } = this.#options.store.state
    const fits = (person: Person) =>
      (which === 'others') === (person.source !== 'own') && (which !== 'favourites' || person.favourite)
    const all = search.trim() === '' ? people.all : people.search(search, people.all.length)
    const found = all.filter(fits)
    return { people: found.slice(0, limit).map((one) => personView(one, settings.country)), total: found.length }
  }

  get({ id }: CommandParams<'getContact'>): PersonView | undefined {
    const known = this.#known.find((one) => one.id === id)
    return known && personView(personOf(known), this.#options.store.state.settings.country)
  }

  async save({ id, contact }: CommandParams<'saveContact'>): Promise<Outcome> {
    await this.#options.database.ask('saveContacts', { contacts: [{ id, contact }] })
    await this.load()
    return 'done'
  }

  async delete({ id }: CommandParams<'deleteContact'>): Promise<Outcome> {
    await this.#options.database.ask('deleteContact', { id })
    await this.load()
    return 'done'
  }

  async readImport(): Promise<ImportPreview> {
    const { chooseFile, importProgram, store, onProblem } = this.#options
    const file = await chooseFile({ kinds: ['vcf', 'csv'] })
    if (file === undefined) return { kind: 'cancelled' }
    const { path, name: fileName } = file
    try {
      const { country } = store.state.settings
      const read = await readImport(importProgram, { path, country, known: this.#known })
      if (read.kind === 'unreadable') onProblem('a file cannot be read', read.why)
      if (read.kind !== 'plan') return { kind: read.kind }
      const { contacts, ...preview } = read
      const ticket = ++this.#lastTicket
      this.#plan = { ticket, contacts }
      return { ...preview, ticket, fileName }
    } catch (error) {
      onProblem('a file cannot be read', error)
      return { kind: 'unreadable' }
    }
  }

  async import({ ticket }: CommandParams<'importContacts'>): Promise<Outcome> {
    const plan = this.#plan
    if (plan?.ticket !== ticket) return 'notNow'
    await this.#options.database.ask('saveReadContacts', { json: plan.contacts })
    if (this.#plan === plan) this.#plan = undefined
    await this.load()
    return 'done'
  }

  export({ kind }: CommandParams<'exportContacts'>): Promise<SaveOutcome> {
    const { saveText, now, t } = this.#options
    const contacts = this.#known.map(({ contact }) => contact)
    const name = t('contacts.fileName', { date: localTime(now()).slice(0, 10) })
    const text = kind === 'csv' ? writeContactTable(contacts, t) : writeVcards(contacts)
    return saveText({ name: `${name}.${kind}`, kind, text })
  }

  #tell(): void {
    const people = new People([...this.#known.map(personOf), ...this.#others], ++this.#revision)
    this.#options.store.dispatch({ type: 'people.changed', people })
  }
}
