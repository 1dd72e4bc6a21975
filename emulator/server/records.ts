import { newAccountRecords, type AccountRecords } from '../model/account-records.ts'

/** What the accounts have been given to keep, by account ID. */
export class Records {
  readonly #byAccount = new Map<string, AccountRecords>()
  #lastNumber = 0

  of(accountId: string): AccountRecords {
    return this.#byAccount.get(accountId) ?? newAccountRecords
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
