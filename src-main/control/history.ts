import type { Translate } from '../../messages/translate.ts'
import type { EndedCall } from '../calls/calls-state.ts'
import { cutOff } from '../calls/keep.ts'
import { writeTable } from '../exchange/table.ts'
import { callTableHead, callTableRow } from '../history/call-table.ts'
import type { NewPastCall, PastCall } from '../history/past-call.ts'
import { searchTerms } from '../history/search-text.ts'
import { historyCallView, partyOrNone } from '../history/view.ts'
import type { CommandParams, Outcome } from '../ipc/contract.ts'
import type { HistoryCallView, HistoryPage, StorageTroubleView } from '../ipc/contract/history.ts'
import { isMissed } from '../ipc/contract/remote-party.ts'
import type { SaveOutcome, SaveText } from '../ipc/contract/save.ts'
import { answeredAfterAll, endedSince } from '../state/changes.ts'
import type { AppEvent } from '../state/event.ts'
import { readingOf, type AppState } from '../state/state.ts'
import type { Database } from '../storage/database/database.ts'
import type { QueryName, QueryParams, QueryResult } from '../storage/database/queries.ts'
import type { HistorySummary } from '../storage/history/summary.ts'
import type { Store } from '../store.ts'
import type { Timing } from '../timing.ts'
import { CallWriter } from './call-writer.ts'
import { localTime } from './local-time.ts'

export interface HistoryOptions {
  readonly store: Store<AppState, AppEvent>
  readonly database: Database
  /** Asks the person where to, and writes there. */
  readonly saveText: SaveText
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly monotonic: () => number
  readonly t: Translate
  readonly timing: Pick<Timing, 'historyRetry'>
  readonly onProblem: (what: string, error: unknown) => void
}

const dayMs = 86_400_000
const exportPage = 2_000
const notKept = 'the history cannot be kept'
/** Told from what is said of a file that could not be opened: that does not pass. */
const notWritten: StorageTroubleView = { kind: 'notKept' }

/** Writes every call down, and answers what is asked about those that were. */
export class History {
  readonly #options: HistoryOptions
  readonly #writer: CallWriter
  #oldDeleted = 0

  constructor(options: HistoryOptions) {
    this.#options = options
    const { database, timing, onProblem } = options
    this.#writer = new CallWriter({
      database,
      onWritten: (owner, summary) => this.#tell(owner, summary),
      retry: timing.historyRetry,
      onProblem: (error) => onProblem(notKept, error),
      onKept: (kept) => this.#tellTrouble(kept),
    })
  }

  /** Before the database is closed: what is up then is over for this history. */
  end(): void {
    const { store, now, monotonic } = this.#options
    const { calls, settings } = store.state
    const { owner } = calls
    for (const call of owner === undefined ? [] : cutOff(calls, { mono: monotonic(), wall: now() })) {
      this.#writer.write(toKeep(call, owner ?? '', settings.country), settings.country)
    }
    this.#writer.flush()
  }

  /** Keeps up with the line: who signs in has their history, and what ends is written down. */
  readonly watch = (previous: AppState, next: AppState): void => {
    const { owner } = next.calls
    if (owner === undefined) return
    const enters = previous.line.phase !== 'signedIn' && next.line.phase === 'signedIn'
    const keepsLess = previous.settings.historyDays !== next.settings.historyDays
    if (enters || keepsLess || previous.calls.owner !== owner) {
      this.#change(owner, this.#ask('openHistory', { owner, before: this.#oldest(next) }))
    }
    if (previous.settings.country !== next.settings.country) {
      this.#change(owner, this.#ask('rekeyCalls', { owner, country: next.settings.country }))
    }
    for (const { callId, how } of answeredAfterAll(previous, next)) {
      if (callId !== undefined) this.#change(owner, this.#ask('learnOutcome', { owner, callId, how }))
    }
    for (const ended of endedSince(previous, next)) {
      const { country } = next.settings
      this.#writer.write(toKeep(ended, owner, country), country)
    }
  }

  /** Of all accounts, what has become too old since the sign-in; once a day, however often it is asked for. */
  deleteOld(): void {
    const { store, now } = this.#options
    const owner = this.#owner
    if (owner === undefined || now() - this.#oldDeleted < dayMs) return
    this.#oldDeleted = now()
    this.#ask('deleteOld', { owner, before: this.#oldest(store.state) }).then(
      (summary) => summary && this.#tell(owner, summary),
      (error: unknown) => this.#options.onProblem(notKept, error),
    )
  }

  /** What the server has recorded, also while the app was off. */
  merge(records: readonly NewPastCall[]): void {
    const owner = this.#owner
    // Somebody else may have signed in meanwhile.
    if (owner === undefined || records.length === 0 || records[0]?.owner !== owner) return
    const { state } = this.#options.store
    const wish = { owner, records, country: state.settings.country, before: this.#oldest(state) }
    this.#change(owner, this.#ask('mergeRecords', wish))
    void this.#countGap(owner, state.gap)
  }

  /** Calls that rang while there was no connection are known by the records alone. */
  async #countGap(owner: string, gap: AppState['gap']): Promise<void> {
    const { store, onProblem } = this.#options
    if (gap === undefined) return
    try {
      const missed = await this.#ask('countMissed', { owner, from: gap.from, to: gap.to })
      store.dispatch({ type: 'gap.counted', from: gap.from, missed })
    } catch (error) {
      onProblem('the history cannot be asked', error)
    }
  }

  async list({ search, filter, before, limit }: CommandParams<'listHistory'>): Promise<HistoryPage> {
    const owner = this.#owner
    if (owner === undefined) return { calls: [], more: false }
    const parties = this.#partiesNamed(search)
    const wish = { owner, search, filter, before, limit, parties }
    const { calls, more } = await this.#ask('findCalls', wish)
    return { calls: this.#views(calls), more }
  }

  async listWith({ id }: CommandParams<'listCallsWith'>): Promise<readonly HistoryCallView[]> {
    const owner = this.#owner
    if (owner === undefined) return []
    return this.#views(await this.#ask('callsWithCall', { owner, id, limit: 20 }))
  }

  async note({ id, note }: CommandParams<'noteCall'>): Promise<Outcome> {
    const { country } = this.#options.store.state.settings
    return this.#changed((owner) => this.#ask('noteCall', { owner, id, note: note.trim(), country }))
  }

  delete({ id }: CommandParams<'deleteCall'>): Promise<Outcome> {
    return this.#changed((owner) => this.#ask('deleteCall', { owner, id }))
  }

  deleteAll(): Promise<Outcome> {
    return this.#changed((owner) => this.#ask('deleteCalls', { owner, now: this.#options.now() }))
  }

  markSeen(): Promise<Outcome> {
    return this.#changed((owner) => this.#ask('seeMissed', { owner }))
  }

  async export(): Promise<SaveOutcome> {
    const owner = this.#owner
    if (owner === undefined) return 'failed'
    const { saveText, now, t } = this.#options
    const rows: (readonly string[])[] = []
    for (let after = 0; ;) {
      const page = await this.#ask('callsAfter', { owner, after, limit: exportPage })
      rows.push(...this.#views(page).map((call) => callTableRow(call, localTime, t)))
      const last = page.at(-1)
      if (last === undefined || page.length < exportPage) break
      after = last.id
    }
    const name = t('history.fileName', { date: localTime(now()).slice(0, 10) })
    return saveText({ name: `${name}.csv`, kind: 'csv', text: writeTable(callTableHead(t), rows) })
  }

  /** Every question comes after the calls that ended before it. */
  #ask<Name extends QueryName>(name: Name, params: QueryParams<Name>): Promise<QueryResult<Name>> {
    this.#writer.flush()
    return this.#options.database.ask(name, params)
  }

  get #owner(): string | undefined {
    const { line, calls } = this.#options.store.state
    return line.phase === 'signedIn' ? calls.owner : undefined
  }

  #views(calls: readonly PastCall[]): readonly HistoryCallView[] {
    const reading = readingOf(this.#options.store.state)
    return calls.map((call) => historyCallView(call, reading))
  }

  /** The numbers of those whose name is searched for: a call can have come before its name. */
  #partiesNamed(search: string): readonly string[] {
    const { people, settings } = this.#options.store.state
    const terms = searchTerms(search)
    if (terms.length === 0 || !terms.some((term) => /\p{L}/u.test(term))) return []
    const named = people.search(search, 50)
    return [
      ...new Set(named.flatMap(({ numbers }) => numbers.map(({ number }) => partyOrNone(number, settings.country)))),
    ]
      .filter((party) => party !== undefined)
      .slice(0, 200)
  }

  async #changed(ask: (owner: string) => Promise<HistorySummary>): Promise<Outcome> {
    const owner = this.#owner
    if (owner === undefined) return 'notNow'
    this.#tell(owner, await ask(owner))
    return 'done'
  }

  #change(owner: string, answer: Promise<HistorySummary>): void {
    answer.then(
      (summary) => this.#tell(owner, summary),
      (error: unknown) => this.#options.onProblem(notKept, error),
    )
  }

  /** What comes for somebody who has left is late. */
  #tell(owner: string, summary: HistorySummary): void {
    if (owner !== this.#owner) return
    this.#options.store.dispatch({ type: 'history.changed', owner, ...summary })
  }

  /** What the person dismissed, or what was said of the file itself meanwhile, stays as it is. */
  #tellTrouble(kept: boolean): void {
    const { store } = this.#options
    if (!kept) store.dispatch({ type: 'storage.trouble', trouble: notWritten })
    else if (store.state.history.trouble === notWritten) store.dispatch({ type: 'storage.troubleDismissed' })
  }

  #oldest({ settings: { historyDays } }: AppState): number | undefined {
    return historyDays === 0 ? undefined : this.#options.now() - historyDays * dayMs
  }
}

function toKeep({ callId, remote, ...call }: EndedCall, owner: string, country: string): NewPastCall {
  const { name, number, anonymous, via } = remote
  return {
    owner,
    callId,
    record: undefined,
    party: partyOrNone(number, country),
    name,
    number,
    anonymous,
    via: via === undefined ? undefined : 'name' in via ? via.name : via.number,
    direction: call.direction,
    how: call.how,
    startedAt: call.startedAt,
    talkedMs: call.talkedMs,
    rangMs: call.rangMs,
    unseen: isMissed(call.how),
  }
}
