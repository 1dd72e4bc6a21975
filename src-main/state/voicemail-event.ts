import type { LateChange } from '../ipc/contract/greeting-calendar.ts'
import type { DeletingView, SenderView } from '../ipc/contract/messages.ts'
import type { OwnGreeting, SendingView } from '../ipc/contract/greetings.ts'

/** What changes of the voicemail. */
export type VoicemailEvent =
  /** The messages were counted. `changed`: there are others than before. */
  | {
      readonly type: 'voicemail.counted'
      readonly newCount: number
      readonly newest: SenderView | undefined
      readonly changed: boolean
    }
  | { readonly type: 'voicemail.deleting'; readonly deleting: DeletingView | undefined }
  | { readonly type: 'voicemail.noMailbox' }
  /** A greeting of the calendar has begun or ended. */
  | { readonly type: 'voicemail.calendarMoved' }
  /** All that was overdue in the calendar has been looked at. */
  | { readonly type: 'voicemail.calendarCaughtUp'; readonly late: readonly LateChange[] }
  /** How far the sending of a greeting is; undefined when nothing is to be said of it any more. */
  | { readonly type: 'voicemail.sending'; readonly greeting: OwnGreeting; readonly sending: SendingView | undefined }
