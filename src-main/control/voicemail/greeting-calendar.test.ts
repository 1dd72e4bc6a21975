import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import type { LateChange } from '../../ipc/contract/greeting-calendar.ts'
import { account, LineInTest } from '../../portaswitch/client/test-aids/line-in-test.ts'
import { account as signedIn, name } from '../../state/testing/scripted-line.ts'
import type { CalendarEntry, CalendarFile } from '../../storage/calendar-file.ts'
import { settingsInMemory, storeOf } from '../testing/state-in-memory.ts'
import { GreetingCalendar } from './greeting-calendar.ts'
import { accountKey } from './mailbox-line.ts'

const hour = 3_600_000

let emulator: RunningEmulator
let line: LineInTest

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account] })
})
beforeEach(async () => {
  line = await new LineInTest(emulator).ready()
})
afterEach(() => line.line.close())
afterAll(() => emulator.stop())

function inMemory(entries: readonly CalendarEntry[]): CalendarFile {
  let current = entries
  return {
    get entries() {
      return current
    },
    write: async (next) => void (current = next),
  }
}

/** A line that comes up with a calendar; hours are counted from now. */
function comingUp(planned: readonly { from: number; until: number }[]) {
  const now = Date.now()
  const store = storeOf(settingsInMemory())
  store.dispatch({ type: 'signIn.started', name })
  const file = inMemory(
    planned.map(({ from, until }, index) => ({
      id: String(index),
      account: accountKey(store.state),
      greeting: 'extended',
      from: now + from * hour,
      until: now + until * hour,
      course: { kind: 'waiting' },
    })),
  )
  const told: (readonly LateChange[])[] = []
  store.subscribe((previous, next) => {
    if (next.caughtUp !== previous.caughtUp) told.push(next.caughtUp)
  })
  const timing = { calendarLate: 60_000, calendarCheck: 60_000 }
  const onProblem = vi.fn()
  const given = { store, line: () => line.line, file, newId: randomUUID, now: Date.now, timing, onProblem }
  const calendar = new GreetingCalendar(given)
  store.subscribe(calendar.follow)
  store.dispatch({ type: 'line.signedIn', account: signedIn })
  store.dispatch({ type: 'line.subscribed' })
  const courses = () => file.entries.map(({ course }) => course.kind)
  const leave = () => store.dispatch({ type: 'signedOut', name })
  return { told, calendar, courses, leave, now, onProblem }
}

test('all that was overdue is told at once, when it has been made up for', async () => {
  const { told, courses, leave, onProblem } = comingUp([
    { from: -5, until: -4 },
    { from: -3, until: -2 },
    { from: -1, until: 1 },
    { from: 2, until: 3 },
  ])
  await vi.waitFor(() => expect(courses()).toEqual(['missed', 'missed', 'running', 'waiting']))
  await vi.waitFor(() =>
    expect(told).toEqual([
      [
        { greeting: 'extended', what: 'missed' },
        { greeting: 'extended', what: 'missed' },
        { greeting: 'extended', what: 'began' },
      ],
    ]),
  )
  expect(onProblem).not.toHaveBeenCalled()
  leave()
})

test('what is planned from an hour ago begins now, which is not late', async () => {
  const { told, calendar, courses, leave, now } = comingUp([])
  expect(await calendar.add({ greeting: 'extended', from: now - hour, until: now + hour })).toBe('done')
  expect(courses()).toEqual(['running'])
  expect(told).toEqual([])
  leave()
})
