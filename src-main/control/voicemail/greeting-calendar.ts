import type { CalendarCourse, CalendarView, LateChange } from '../../ipc/contract/greeting-calendar.ts'
import type { Loaded } from '../../ipc/contract/trouble.ts'
import type { CommandParams, Outcome } from '../../ipc/contract.ts'
import { getVmSettings, setVmSettings } from '../../portaswitch/protocol/voicemail.ts'
import type { AppState } from '../../state/state.ts'
import type { CalendarEntry, CalendarFile } from '../../storage/calendar-file.ts'
import type { Timing } from '../../timing.ts'
import { canPlan, lateBy, nextStepAt, stepOf } from './calendar-step.ts'
import { accountKey, openLineOf, type MailboxLine } from './mailbox-line.ts'
import { loaded } from './trouble.ts'

export interface GreetingCalendarOptions extends MailboxLine {
  readonly file: CalendarFile
  readonly newId: () => string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly timing: Pick<Timing, 'calendarLate' | 'calendarCheck'>
  readonly onProblem: (what: string, error: unknown) => void
}

/** Past entries that are still shown. */
const mostPast = 5

/** Changes the greeting in force for a stretch of time, and back. What was due while the computer was off is made up for. */
export class GreetingCalendar {
  readonly #options: GreetingCalendarOptions
  #timer: NodeJS.Timeout | undefined
  #busy: Promise<unknown> = Promise.resolve()

  constructor(options: GreetingCalendarOptions) {
    this.#options = options
  }

  /** An observer of the store: with each new connection it looks what is due. */
  readonly follow = (previous: AppState, next: AppState): void => {
    const online = isOnline(next)
    if (online && !isOnline(previous)) void this.#look()
    if (!online) clearTimeout(this.#timer)
  }

  load(): Promise<Loaded<readonly CalendarView[]>> {
    return loaded(async () => this.#own().map(({ account: _account, ...view }) => view))
  }

  async add({ greeting, from, until }: CommandParams<'addToCalendar'>): Promise<Outcome> {
    const { newId, now, store } = this.#options
    if (!canPlan({ from, until }, this.#own(), now())) return 'invalid'
    const entry = {
      id: newId(),
      account: accountKey(store.state),
      greeting,
      // What is planned from an hour ago begins now, and is not late.
      from: Math.max(from, now()),
      until,
      course: { kind: 'waiting' as const },
    }
    await this.#change((entries) => [...entries, entry])
    await this.#look()
    return 'done'
  }

  async remove({ id }: CommandParams<'removeFromCalendar'>): Promise<Outcome> {
    const entry = this.#own().find((one) => one.id === id)
    if (entry === undefined) return 'notNow'
    if (entry.course.kind === 'running') await this.#end(entry)
    await this.#change((entries) => entries.filter((one) => one.id !== id))
    return 'done'
  }

  /** One look after the other; a failure is tried again with the next. */
  #look(): Promise<void> {
    const { store, onProblem } = this.#options
    const late: LateChange[] = []
    const looked = this.#busy.then(async () => {
      for (const entry of this.#own()) {
        await this.#step(entry)
        const what = this.#lateStep(entry)
        if (what !== undefined) late.push({ greeting: entry.greeting, what })
      }
    })
    this.#busy = looked
      .catch((error: unknown) => onProblem('the calendar of greetings', error))
      .then(() => late.length > 0 && store.dispatch({ type: 'voicemail.calendarCaughtUp', late }))
    void this.#busy.then(() => this.#wait())
    return this.#busy.then(() => undefined)
  }

  /** Timers of hours run late after a sleep, so it is also looked at now and then. */
  #wait(): void {
    clearTimeout(this.#timer)
    const { store, now, timing } = this.#options
    const at = nextStepAt(this.#own())
    if (at === undefined || !isOnline(store.state)) return
    // What is overdue has failed just now, and is not tried again at once.
    const due = at <= now() ? timing.calendarCheck : at - now()
    this.#timer = setTimeout(() => void this.#look(), Math.min(due, timing.calendarCheck))
  }

  async #step(entry: CalendarEntry): Promise<void> {
    const step = stepOf(entry, this.#options.now())
    switch (step) {
      case 'begin':
        return await this.#begin(entry)
      case 'end':
        return await this.#end(entry)
      case 'miss':
        return await this.#tell(entry, { kind: 'missed' })
      case 'nothing':
        return
      default:
        return step satisfies never
    }
  }

  #lateStep(before: CalendarEntry): LateChange['what'] | undefined {
    const now = this.#options.file.entries.find(({ id }) => id === before.id)
    return now === undefined || now.course === before.course ? undefined : lateBy(now.course)
  }

  /** The former one is written down before anything changes: it is found again whatever happens. */
  async #begin(entry: CalendarEntry): Promise<void> {
    const line = openLineOf(this.#options)
    const { vm_settings } = await line.call(getVmSettings, {})
    // A first try that nobody answered may have taken: what was in force before it counts.
    const tried = entry.course.kind === 'waiting' ? entry.course.former : undefined
    const former = tried ?? vm_settings.greetings ?? 'standard'
    await this.#tell(entry, { kind: 'running', former, late: this.#isLate(entry.from) })
    try {
      await line.call(setVmSettings, { vm_settings: { greetings: entry.greeting } })
    } catch (error) {
      await this.#tell(entry, { kind: 'waiting', former })
      throw error
    }
  }

  /** Somebody's later choice is left alone. */
  async #end(entry: CalendarEntry): Promise<void> {
    if (entry.course.kind !== 'running') return
    const line = openLineOf(this.#options)
    const { vm_settings } = await line.call(getVmSettings, {})
    const changed = vm_settings.greetings !== entry.greeting
    const { former } = entry.course
    const known = (['standard', 'extended', 'personal', 'name'] as const).find((greeting) => greeting === former)
    if (!changed) await line.call(setVmSettings, { vm_settings: { greetings: known ?? 'standard' } })
    await this.#tell(entry, { kind: 'done', late: this.#isLate(entry.until), changed })
  }

  #isLate(at: number): boolean {
    return this.#options.now() - at > this.#options.timing.calendarLate
  }

  async #tell({ id }: CalendarEntry, course: CalendarCourse): Promise<void> {
    await this.#change((entries) => entries.map((one) => (one.id === id ? { ...one, course } : one)))
    this.#options.store.dispatch({ type: 'voicemail.calendarMoved' })
  }

  async #change(by: (entries: readonly CalendarEntry[]) => readonly CalendarEntry[]): Promise<void> {
    const { file } = this.#options
    const next = by(file.entries)
    const past = next.filter(({ course }) => course.kind === 'done' || course.kind === 'missed')
    const dropped = new Set(past.slice(0, -mostPast))
    await file.write(next.filter((entry) => !dropped.has(entry)))
  }

  #own(): readonly CalendarEntry[] {
    const account = accountKey(this.#options.store.state)
    return this.#options.file.entries.filter((entry) => entry.account === account).toSorted((a, b) => a.from - b.from)
  }
}

const isOnline = ({ line }: AppState): boolean => line.phase === 'signedIn' && line.link.kind === 'online'
