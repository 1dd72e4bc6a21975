import type { Directory } from '../model/directory.ts'
import { newAccountRecords, type AccountRecords } from '../model/account-records.ts'

/** Records as data: what a file can keep. */
export interface KeptRecords {
  readonly lastNumber: number
  readonly accounts: Readonly<Record<string, AccountRecords>>
  readonly directories: readonly Directory[]
}

/** What the accounts have been given to keep, by account ID. */
export class Records {
  readonly #byAccount: Map<string, AccountRecords>
  #lastNumber: number
  #directories: readonly Directory[]
  /** Called after each change. */
  onChange = () => {}

  constructor({ lastNumber, accounts, directories }: KeptRecords) {
    this.#lastNumber = lastNumber
    this.#byAccount = new Map(Object.entries(accounts))
    this.#directories = directories
  }

  /** All of it, to be kept in a file. */
  get kept(): KeptRecords {
    return {
      lastNumber: this.#lastNumber,
      accounts: Object.fromEntries(this.#byAccount),
      directories: this.#directories,
    }
  }

  get directories(): readonly Directory[] {
    return this.#directories
  }

  /** Puts a directory in the place of the one of the same name, or beside the others. */
  putDirectory({ name, records }: Omit<Directory, 'id'>): void {
    const former = this.#directories.find((directory) => directory.name === name)
    const id = former?.id ?? 1 + Math.max(0, ...this.#directories.map((directory) => directory.id))
    this.#directories = [...this.#directories.filter((each) => each !== former), { id, name, records }]
    this.onChange()
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
    this.onChange()
  }

  /** A number that nothing else of this switch has. */
  nextNumber(): number {
    this.#lastNumber += 1
    return this.#lastNumber
  }
}
