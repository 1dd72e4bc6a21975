import { expect, it } from 'vitest'
import { createDeferred } from '../portaswitch/client/deferred.ts'
import { Remembered } from './remembered.ts'
import { KeychainInMemory } from './testing/keychain-in-memory.ts'
import { settingsInMemory } from './testing/state-in-memory.ts'

const ada = { server: 'pbx.example.com', accountId: '123002', domain: '', webSocket: '' }

/** A keychain that takes its time: it does nothing before `unlock` is called. */
class SlowKeychain extends KeychainInMemory {
  readonly #unlocked = createDeferred<void>()
  readonly unlock = () => this.#unlocked.resolve()

  override async keep(account: string, password: string) {
    await this.#unlocked.promise
    return super.keep(account, password)
  }

  override async forget(account: string) {
    await this.#unlocked.promise
    await super.forget(account)
  }
}

const rememberedIn = (keychain: KeychainInMemory) =>
  new Remembered({ settings: settingsInMemory(), keychain, folderHash: 'folder', onKeychain: () => undefined })

it('tells when the keychain has the password, so that quitting just then does not lose it', async () => {
  const keychain = new SlowKeychain()
  const remembered = rememberedIn(keychain)
  void remembered.keep(ada, 'secret')
  keychain.unlock()

  await remembered.written

  expect([...keychain.entries.values()]).toEqual(['secret'])
})

it('tells when the keychain has forgotten the password, so that quitting just then does not leave it there', async () => {
  const keychain = new SlowKeychain()
  const remembered = rememberedIn(keychain)
  keychain.unlock()
  await remembered.keep(ada, 'secret')
  void remembered.forget(ada)

  await remembered.written

  expect(keychain.entries.size).toBe(0)
})

it('has nothing to wait for where nothing was kept', async () => {
  await expect(rememberedIn(new SlowKeychain()).written).resolves.toBeUndefined()
})
