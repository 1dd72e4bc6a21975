import { noVoicemail, type VoicemailView } from '../ipc/contract/voicemail.ts'
import type { AppEvent } from './event.ts'

/** Voicemail is known only while somebody is signed in. */
export function reduceVoicemail(state: VoicemailView, event: AppEvent): VoicemailView {
  switch (event.type) {
    case 'voicemail.counted': {
      const { newCount, newest } = event
      if (state.mailbox === 'there' && state.newCount === newCount && !event.changed) return state
      const messagesRevision = state.messagesRevision + (event.changed ? 1 : 0)
      return { ...state, mailbox: 'there', newCount, newest, messagesRevision }
    }
    case 'voicemail.noMailbox':
      return state.mailbox === 'none' ? state : { ...state, mailbox: 'none', newCount: 0 }
    case 'voicemail.calendarMoved':
      return { ...state, calendarRevision: state.calendarRevision + 1 }
    case 'voicemail.deleting':
      return event.deleting === state.deleting ? state : { ...state, deleting: event.deleting }
    case 'voicemail.sending': {
      const { [event.greeting]: _former, ...others } = state.sendings
      return {
        ...state,
        sendings: event.sending === undefined ? others : { ...others, [event.greeting]: event.sending },
      }
    }
    case 'signedOut':
    case 'line.stopped':
    case 'signIn.started':
      return noVoicemail
    default:
      return state
  }
}
