import isEqual from 'fast-deep-equal'
import type { HistoryCallView, HistoryFilter } from '../../../src-main/ipc/contract/history.ts'
import { command } from '../../desktop.ts'

const pageSize = 100
const mostAtOnce = 200
/** Of ten thousand calls the days are told apart in 20 ms, each time that one comes. */
const mostOfRest = 10_000

interface Wish {
  readonly search: string
  readonly filter: HistoryFilter
}

/** The calls that were, as far as they have been looked at. */
export class HistoryList {
  #calls = $state.raw<readonly HistoryCallView[]>()
  #more = $state(false)
  #wish = $state.raw<Wish>({ search: '', filter: 'all' })
  /** What the calls were found by, and what a page is being fetched of. */
  #found: Wish | undefined
  #loading: { readonly wish: Wish; readonly done: Promise<void> } | undefined
  #asked = 0

  /** Newest first; undefined until they have come for the first time. */
  get calls(): readonly HistoryCallView[] | undefined {
    return this.#calls
  }

  /** Whether there are older ones still. */
  get hasMore(): boolean {
    return this.#more
  }

  get search(): string {
    return this.#wish.search
  }

  get filter(): HistoryFilter {
    return this.#wish.filter
  }

  /** Shows the calls that fit, from the newest on. */
  async find(wish: Wish): Promise<void> {
    this.#wish = wish
    await this.#fetch(pageSize, ({ calls }) => calls)
  }

  /** Something has changed: fetches anew what is new, and then, page by page, the older calls that were looked at. */
  async refresh(): Promise<void> {
    const limit = Math.min(mostAtOnce, Math.max(pageSize, this.#length))
    const asked = await this.#fetch(limit, ({ calls, more }) => {
      const oldest = calls.at(-1)?.id ?? 0
      // What another search has found does not belong below.
      const shown = this.#found === this.#wish ? (this.#calls ?? []) : []
      return more ? [...calls, ...shown.filter(({ id }) => id < oldest)] : calls
    })
    if (asked !== undefined && this.#length > limit) await this.#refreshOlder(asked, limit)
  }

  /** A note, a name or an outcome may have changed on any of them. Whatever is asked meanwhile comes before. */
  async #refreshOlder(asked: number, newest: number): Promise<void> {
    const wish = this.#wish
    const shown = this.#calls ?? []
    const fresh = shown.slice(0, newest)
    const last = shown.at(-1)?.id ?? 0
    let more = true
    while (more && (fresh.at(-1)?.id ?? 0) > last) {
      const page = await command('listHistory', { ...wish, before: fresh.at(-1)?.id, limit: mostAtOnce })
      if (asked !== this.#asked) return
      fresh.push(...page.calls)
      more = page.more
    }
    const oldest = more ? (fresh.at(-1)?.id ?? 0) : 0
    const since = (this.#calls ?? []).filter(({ id }) => id < oldest)
    if (since.length === 0) this.#more = more
    const calls = [...fresh, ...since]
    // A long list is laid out anew only where it says something else.
    if (!isEqual(calls, this.#calls)) this.#calls = calls
  }

  /** The end of what there is comes into view. */
  async loadMore(): Promise<void> {
    await this.#load(pageSize)
  }

  /** Loads on to the oldest call, or as far as a list can well be shown. */
  async loadRest(): Promise<void> {
    const most = this.#length + mostOfRest
    while (this.#length < most && (await this.#load(mostAtOnce)));
  }

  get #length(): number {
    return this.#calls?.length ?? 0
  }

  /** Answers whether there is more. */
  async #load(limit: number): Promise<boolean> {
    const wish = this.#wish
    const before = this.#calls?.at(-1)?.id
    if (!this.#more || before === undefined || wish !== this.#found) return false
    if (wish !== this.#loading?.wish) this.#loading = { wish, done: this.#append({ wish, before, limit }) }
    await this.#loading.done
    return wish === this.#wish && this.#more
  }

  async #append({ wish, before, limit }: { wish: Wish; before: number; limit: number }): Promise<void> {
    try {
      const page = await command('listHistory', { ...wish, before, limit })
      if (wish !== this.#wish) return
      // What has changed meanwhile may have brought a part of the page, or taken the call that it begins below.
      const oldest = this.#calls?.at(-1)?.id ?? 0
      this.#calls = [...(this.#calls ?? []), ...page.calls.filter(({ id }) => id < oldest)]
      this.#more = page.more
    } finally {
      if (wish === this.#loading?.wish) this.#loading = undefined
    }
  }

  /** Takes a call out at once, before the database has. */
  drop(id: number): void {
    this.#calls = this.#calls?.filter((call) => call.id !== id)
  }

  /** Answers the number of the question; undefined where another one came after it. */
  async #fetch(
    limit: number,
    merge: (page: { calls: readonly HistoryCallView[]; more: boolean }) => readonly HistoryCallView[],
  ): Promise<number | undefined> {
    const asked = ++this.#asked
    const page = await command('listHistory', { ...this.#wish, limit })
    // Somebody has typed on meanwhile.
    if (asked !== this.#asked) return undefined
    const calls = merge(page)
    this.#more = calls.length > page.calls.length ? this.#more : page.more
    this.#calls = calls
    this.#found = this.#wish
    return asked
  }
}
