import type { Directory } from '../model/directory.ts'
import { newAccountRecords, type AccountRecords } from '../model/account-records.ts'

/** What the accounts have been given to keep, by account ID. */
export class Records {
  readonly #byAccount = new Map<string, AccountRecords>()
  #lastNumber = 0
  #directories: readonly Directory[]

  constructor({ directories }: { readonly directories: readonly Directory[] }) {
    this.#directories = directories
  }

  get directories(): readonly Directory[] {
    return this.#directories
  }

  /** Puts a directory in the place of the one of the same name, or beside the others. */
  putDirectory({ name, records }: Omit<Directory, 'id'>): void {
    const former = this.#directories.find((directory) => directory.name === name)
    const id = former?.id ?? 1 + Math.max(0, ...this.#directories.map((directory) => directory.id))
    this.#directories = [...this.#directories.filter((each) => each !== former), { id, name, records }]
  }

  of(accountId: string): AccountRecords {
    const there = this.#byAccount.get(accountId)
    if (there !== undefined) return there
    const records = newAccountRecords(this.nextNumber())
    this.#byAccount.set(accountId, records)
    return records
  }

  change(accountId: string, to: (records: AccountRecords) => AccountRecords): void {
    this.#byAccount.set(accountId, to(this.of(accountId)))
  }

  /** A number that nothing else of this switch has. */
  nextNumber(): number {
    this.#lastNumber += 1
    return this.#lastNumber
  }
}
