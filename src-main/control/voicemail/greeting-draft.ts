import type { DraftView } from '../../ipc/contract/greeting-draft.ts'
import type { Loaded } from '../../ipc/contract/trouble.ts'
import type { CommandParams, Outcome } from '../../ipc/contract.ts'
import type { ArchivedGreeting, GreetingArchive } from '../../storage/greeting-archive.ts'
import { accountKey, type MailboxLine } from './mailbox-line.ts'
import { loaded } from './trouble.ts'

export interface GreetingDraftOptions extends Pick<MailboxLine, 'store'> {
  readonly archive: GreetingArchive
}

/** What somebody has in the studio, on the disk until it is sent or discarded: one sound for each account. */
export class GreetingDraft {
  readonly #options: GreetingDraftOptions
  #busy: Promise<unknown> = Promise.resolve()

  constructor(options: GreetingDraftOptions) {
    this.#options = options
  }

  keep({ greeting, sound, name, type }: CommandParams<'keepDraft'>): Promise<Loaded<boolean>> {
    const { archive } = this.#options
    const account = this.#account
    return this.#inTurn(() =>
      loaded(async () => {
        const former = archive.list(account, 'draft')
        await archive.add({ account, greeting, kind: 'draft', seconds: undefined, name, type }, sound)
        for (const { id } of former) await archive.remove(id)
        return true
      }),
    )
  }

  change({ greeting, edit }: CommandParams<'changeDraft'>): Promise<Outcome> {
    const account = this.#account
    return this.#inTurn(async (): Promise<Outcome> => {
      const draft = this.#of(account)
      if (draft === undefined) return 'notNow'
      await this.#options.archive.change(draft.id, edit === undefined ? { greeting } : { greeting, edit })
      return 'done'
    })
  }

  load(): Promise<Loaded<DraftView | undefined>> {
    const account = this.#account
    return this.#inTurn(() =>
      loaded(async () => {
        const draft = this.#of(account)
        if (draft === undefined) return undefined
        const { greeting, name, type, edit, at } = draft
        return { greeting, name, type, edit, keptAt: at, bytes: await this.#options.archive.read(draft.id) }
      }),
    )
  }

  drop(): Promise<Outcome> {
    const { archive } = this.#options
    const account = this.#account
    return this.#inTurn(async (): Promise<Outcome> => {
      for (const { id } of archive.list(account, 'draft')) await archive.remove(id)
      return 'done'
    })
  }

  /** Whose it is was settled when it was asked for, whoever signs in meanwhile. */
  get #account(): string {
    return accountKey(this.#options.store.state)
  }

  #of(account: string): ArchivedGreeting | undefined {
    return this.#options.archive.list(account, 'draft')[0]
  }

  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const done = this.#busy.then(act)
    this.#busy = done.catch(() => undefined)
    return done
  }
}
