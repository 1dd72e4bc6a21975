import type { Translate } from '../../messages/translate.ts'
import { readContactTable, writeContactTable } from '../exchange/contact-table.ts'
import { readVcards, writeVcards } from '../exchange/vcards.ts'
import type { CommandParams, Outcome } from '../ipc/contract.ts'
import type { ImportPreview, PeoplePage, PersonView } from '../ipc/contract/contacts.ts'
import type { OpenText, SaveOutcome, SaveText } from '../ipc/contract/save.ts'
import { personOf, personView, type KnownContact } from '../people/contact.ts'
import { People } from '../people/people.ts'
import type { Person } from '../people/person.ts'
import { planImport, type ImportPlan } from '../people/plan-import.ts'
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
  readonly openText: OpenText
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly t: Translate
  readonly onProblem: (what: string, error: unknown) => void
}

/** Taken over from the database at a time: each page holds the main process for a few milliseconds. */
const pageSize = 1_000
const mostRows = 200

/** The own contacts: in the database, and all of them in memory, where a ring finds its name. */
export class Contacts {
  readonly #options: ContactsOptions
  #known: readonly KnownContact[] = []
  /** What the PBX tells. */
  #others: readonly Person[] = []
  #revision = 0
  #plan: { readonly ticket: number; readonly plan: ImportPlan } | undefined

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
    const { openText, store } = this.#options
    const file = await openText({ kinds: ['vcf', 'csv'] })
    if (file.kind !== 'text') return { kind: file.kind }
    const read = readVcards(file.text) ?? readContactTable(file.text)
    if (read === undefined || read.length === 0) return { kind: 'unreadable' }
    const plan = planImport(read, this.#known, store.state.settings.country)
    const ticket = (this.#plan?.ticket ?? 0) + 1
    this.#plan = { ticket, plan }
    const count = (...what: readonly string[]) => plan.rows.filter((row) => what.includes(row.what)).length
    return {
      kind: 'plan',
      ticket,
      fileName: file.name,
      added: count('added'),
      merged: count('merged'),
      skipped: count('known', 'noName', 'noNumber'),
      rows: plan.rows.slice(0, mostRows),
    }
  }

  async import({ ticket }: CommandParams<'importContacts'>): Promise<Outcome> {
    if (this.#plan?.ticket !== ticket) return 'notNow'
    await this.#options.database.ask('saveContacts', { contacts: this.#plan.plan.contacts })
    this.#plan = undefined
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
