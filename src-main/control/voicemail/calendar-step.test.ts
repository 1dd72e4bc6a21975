import { expect, test } from 'vitest'
import type { CalendarCourse, CalendarView } from '../../ipc/contract/greeting-calendar.ts'
import { canPlan, lateBy, nextStepAt, stepOf } from './calendar-step.ts'

const entry = (course: CalendarCourse = { kind: 'waiting' }): CalendarView => ({
  id: 'a',
  greeting: 'extended',
  from: 100,
  until: 200,
  course,
})
const running = entry({ kind: 'running', former: 'standard', late: false })

test('an entry begins and ends at its moments, and one that was slept through is missed', () => {
  expect([99, 100, 199, 200].map((now) => stepOf(entry(), now))).toEqual(['nothing', 'begin', 'begin', 'miss'])
  expect([100, 200].map((now) => stepOf(running, now))).toEqual(['nothing', 'end'])
  expect(stepOf(entry({ kind: 'done', late: false, changed: false }), 300)).toBe('nothing')
})

test('the next step is the earliest of all', () => {
  expect(nextStepAt([])).toBeUndefined()
  expect(nextStepAt([running, { ...entry(), from: 150 }])).toBe(150)
  expect(nextStepAt([entry({ kind: 'missed' })])).toBeUndefined()
})

test('stretches follow each other and do not overlap', () => {
  expect(canPlan({ from: 200, until: 300 }, [entry()], 0)).toBe(true)
  expect(canPlan({ from: 150, until: 300 }, [entry()], 0)).toBe(false)
  expect(canPlan({ from: 150, until: 300 }, [entry({ kind: 'missed' })], 0)).toBe(true)
  expect(canPlan({ from: 300, until: 300 }, [], 0)).toBe(false)
  expect(canPlan({ from: 0, until: 100 }, [], 100)).toBe(false)
})

test.for([
  [{ kind: 'missed' }, 'missed'],
  [{ kind: 'running', former: 'standard', late: true }, 'began'],
  [{ kind: 'done', late: true, changed: false }, 'ended'],
  [{ kind: 'waiting' }, undefined],
  [{ kind: 'running', former: 'standard', late: false }, undefined],
  [{ kind: 'done', late: false, changed: false }, undefined],
  [{ kind: 'done', late: true, changed: true }, undefined],
] as const)('of %j a person is told: %s', ([course, told]) => {
  expect(lateBy(course)).toBe(told)
})
