import type { CalendarCourse, CalendarView, LateChange } from '../../ipc/contract/greeting-calendar.ts'

/** What is to be done for an entry of the calendar now. */
export type CalendarStep = 'nothing' | 'begin' | 'end' | 'miss'

export function stepOf({ from, until, course }: CalendarView, now: number): CalendarStep {
  switch (course.kind) {
    case 'waiting':
      return now >= until ? 'miss' : now >= from ? 'begin' : 'nothing'
    case 'running':
      return now >= until ? 'end' : 'nothing'
    case 'done':
    case 'missed':
      return 'nothing'
    default:
      return course satisfies never
  }
}

/** What a person has to be told of a step: callers heard something else than was planned. */
export function lateBy(course: CalendarCourse): LateChange['what'] | undefined {
  switch (course.kind) {
    case 'missed':
      return 'missed'
    case 'running':
      return course.late ? 'began' : undefined
    case 'done':
      return course.late && !course.changed ? 'ended' : undefined
    case 'waiting':
      return undefined
    default:
      return course satisfies never
  }
}

/** When something is to be done next, milliseconds since the epoch; undefined while nothing is planned. */
export function nextStepAt(entries: readonly CalendarView[]): number | undefined {
  const moments = entries.flatMap(({ from, until, course }) =>
    course.kind === 'waiting' ? [from] : course.kind === 'running' ? [until] : [],
  )
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/** Whether a stretch can be planned: it ends in the future, after its start, and none that is planned lies within it. */
export function canPlan(
  wish: Pick<CalendarView, 'from' | 'until'>,
  entries: readonly CalendarView[],
  now: number,
): boolean {
  if (wish.until <= wish.from || wish.until <= now) return false
  return entries
    .filter(({ course }) => course.kind === 'waiting' || course.kind === 'running')
    .every(({ from, until }) => wish.until <= from || wish.from >= until)
}
