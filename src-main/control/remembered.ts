import type { SignInName } from '../state/event.ts'
import type { SettingsFile } from '../storage/settings-file.ts'
import type { Keychain } from './keychain.ts'
import { serverKey, serverName, type ServerAddress } from '../line/server-address.ts'

export interface RememberedOptions {
  readonly settings: SettingsFile
  readonly keychain: Keychain
  /** Tells this data folder from others of the same person in the keychain. */
  readonly folderHash: string
  readonly onKeychain: (found: 'available' | 'missing') => void
}

/** What lasts from one start to the next about signing in: the name, the password, the trusted certificates. */
export class Remembered {
  readonly #options: RememberedOptions
  #written: Promise<unknown> = Promise.resolve()

  constructor(options: RememberedOptions) {
    this.#options = options
  }

  /** Who signed in last, and whether they wanted to stay signed in. */
  get name(): SignInName & { readonly stay: boolean } {
    return this.#options.settings.current.signIn
  }

  /** Resolves when the keychain has taken or forgotten all that it was told to. */
  get written(): Promise<unknown> {
    return this.#written
  }

  /** Undefined where none is kept, or no keychain is there to keep it. */
  async password(name: SignInName): Promise<string | undefined> {
    const found = await this.#options.keychain.find(this.#entry(name))
    this.#options.onKeychain(found.kind === 'missing' ? 'missing' : 'available')
    return found.kind === 'found' ? found.password : undefined
  }

  async keep({ server, accountId, domain, webSocket }: SignInName, password: string): Promise<void> {
    const name = { server, accountId, domain, webSocket }
    this.#options.settings.change({ signIn: { ...name, stay: true } })
    const writing = this.#options.keychain.keep(this.#entry(name), password)
    this.#written = writing
    const kept = await writing
    this.#options.onKeychain(kept === 'kept' ? 'available' : 'missing')
  }

  /** The name stays: the form starts with it. */
  async forget({ server, accountId, domain, webSocket }: SignInName): Promise<void> {
    const name = { server, accountId, domain, webSocket }
    this.#options.settings.change({ signIn: { ...name, stay: false } })
    const writing = this.#options.keychain.forget(this.#entry(name))
    this.#written = writing
    await writing
  }

  /** The fingerprint that was trusted for a server. */
  pin(address: ServerAddress): string | undefined {
    return this.#options.settings.current.pins[serverKey(address)]
  }

  trust(address: ServerAddress, fingerprint: string): void {
    const { settings } = this.#options
    settings.change({ pins: { ...settings.current.pins, [serverKey(address)]: fingerprint } })
  }

  distrust(address: ServerAddress): void {
    const { settings } = this.#options
    const { [serverKey(address)]: _gone, ...others } = settings.current.pins
    settings.change({ pins: others })
  }

  #entry({ server, accountId, domain }: SignInName): string {
    const login = domain === '' ? accountId : `${accountId}@${domain}`
    return [serverName(server), login, this.#options.folderHash].join(' ')
  }
}
