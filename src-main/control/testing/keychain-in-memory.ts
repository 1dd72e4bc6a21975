import type { Keychain } from '../keychain.ts'

/** A keychain that forgets everything when the test ends; `missing` is a computer without one. */
export class KeychainInMemory implements Keychain {
  readonly entries = new Map<string, string>()
  missing = false

  async find(account: string) {
    const password = this.entries.get(account)
    if (this.missing) return { kind: 'missing' } as const
    return password === undefined ? ({ kind: 'empty' } as const) : ({ kind: 'found', password } as const)
  }

  async keep(account: string, password: string) {
    if (this.missing) return 'missing'
    this.entries.set(account, password)
    return 'kept'
  }

  async forget(account: string) {
    this.entries.delete(account)
  }
}
