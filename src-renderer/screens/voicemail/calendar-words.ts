import type { CalendarView } from '../../../src-main/ipc/contract/greeting-calendar.ts'
import type { Translate } from '../../../messages/translate.ts'

/** What became of a stretch, or will. */
export function courseInWords({ course }: CalendarView, t: Translate): string {
  switch (course.kind) {
    case 'waiting':
    case 'missed':
      return t(`voicemail.calendar.${course.kind}`)
    case 'running':
      return t(course.late ? 'voicemail.calendar.runningLate' : 'voicemail.calendar.running')
    case 'done':
      if (course.changed) return t('voicemail.calendar.doneChanged')
      return t(course.late ? 'voicemail.calendar.doneLate' : 'voicemail.calendar.done')
    default:
      return course satisfies never
  }
}

/** What a field of date and time holds, "2026-12-24T12:00", by the computer's clock. */
export function fieldValue(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
