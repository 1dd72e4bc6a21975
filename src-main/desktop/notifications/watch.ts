import type { Translate } from '../../../messages/translate.ts'
import { answeredAfterAll, missedSince, startedRinging, stoppedRinging } from '../../state/changes.ts'
import type { AppState } from '../../state/state.ts'
import type { Observer } from '../../store.ts'
import type { Notifier } from './notice.ts'
import {
  calendarKey,
  calendarNotice,
  deniedKey,
  deniedNotice,
  missedKey,
  missedNotice,
  offlineKey,
  offlineNotice,
  ringKey,
  ringNotice,
  signedOutKey,
  signedOutNotice,
  voicemailKey,
  voicemailNotice,
  type Press,
} from './notices.ts'

export interface NoticeOptions {
  readonly notifier: Notifier
  /** While the pop-up shows a ring, nothing else has to. */
  readonly popupShows: () => boolean
  /** Whether a screen reader runs. Many read no window without the keyboard, and the pop-up never takes it. */
  readonly isReadAloud: () => boolean
  /** Whether the person sees the main window, and with it the form. */
  readonly windowShows: () => boolean
  readonly press: Press
  /** A connection that stays away this long (milliseconds) is told. */
  readonly offlineAfter: number
  readonly t: Translate
}

/** Says what the person should know while they look elsewhere, and takes it back when it is no longer so. */
export function watchForNotices({
  notifier,
  popupShows,
  isReadAloud,
  windowShows,
  press,
  offlineAfter,
  t,
}: NoticeOptions): Observer<AppState> {
  /** Keys of missed calls that are told and not yet looked at. */
  const missed = new Set<string>()
  let offline: NodeJS.Timeout | undefined

  function rings(previous: AppState, next: AppState): void {
    for (const id of stoppedRinging(previous, next)) notifier.withdraw(ringKey(id))
    const { notifyIncoming, doNotDisturb } = next.settings
    if (!notifyIncoming || doNotDisturb || (popupShows() && !isReadAloud())) return
    for (const call of startedRinging(previous, next)) notifier.show(ringNotice(call, press, t))
  }

  function misses(previous: AppState, next: AppState): void {
    if (previous.history.missed > 0 && next.history.missed === 0) {
      for (const key of missed) notifier.withdraw(key)
      missed.clear()
    }
    for (const { id } of answeredAfterAll(previous, next)) {
      if (missed.delete(missedKey(id))) notifier.withdraw(missedKey(id))
    }
    const { notifyMissed, doNotDisturb } = next.settings
    if (!notifyMissed || doNotDisturb) return
    for (const call of missedSince(previous, next)) {
      missed.add(missedKey(call.id))
      notifier.show(missedNotice(call, press, t))
    }
  }

  function link(previous: AppState, next: AppState): void {
    if (lostAt(previous) === lostAt(next)) return
    clearTimeout(offline)
    if (lostAt(next) === undefined) return notifier.withdraw(offlineKey)
    if (next.settings.doNotDisturb) return
    const { server } = next.line.name
    offline = setTimeout(() => notifier.show(offlineNotice(server, press, t)), offlineAfter)
  }

  /** No call will show up. The main window says so too. */
  function denied(previous: AppState, next: AppState): void {
    if (isDenied(previous) === isDenied(next)) return
    if (!isDenied(next)) notifier.withdraw(deniedKey)
    else if (!windowShows()) notifier.show(deniedNotice(press, t))
  }

  /** Calls no longer show up, and the person has not asked for that. */
  function signedOut(previous: AppState, next: AppState): void {
    if (previous.line.phase === next.line.phase) return
    if (previous.line.phase === 'signedOut') return notifier.withdraw(signedOutKey)
    if (next.line.phase !== 'signedOut' || windowShows()) return
    const asked = previous.line.phase === 'signedIn' && next.line.problem === undefined
    if (!asked) notifier.show(signedOutNotice(press, t))
  }

  function messages({ voicemail: before }: AppState, { voicemail, settings }: AppState): void {
    if (voicemail.newCount === 0) return notifier.withdraw(voicemailKey)
    // What lay there at sign-in is on the badge.
    if (before.mailbox !== 'there' || voicemail.newCount <= before.newCount) return
    if (!settings.notifyVoicemail || settings.doNotDisturb) return
    notifier.show(voicemailNotice(voicemail.newCount, voicemail.newest, press, t))
  }

  function calendar({ caughtUp, settings }: AppState): void {
    const [first, ...others] = caughtUp
    if (first === undefined) return notifier.withdraw(calendarKey)
    if (!settings.doNotDisturb) notifier.show(calendarNotice([first, ...others], press, t))
  }

  return (previous, next) => {
    if (previous.voicemail !== next.voicemail) messages(previous, next)
    if (previous.caughtUp !== next.caughtUp) calendar(next)
    if (previous.calls !== next.calls || previous.history !== next.history) {
      rings(previous, next)
      misses(previous, next)
    }
    if (previous.line !== next.line) {
      link(previous, next)
      denied(previous, next)
      signedOut(previous, next)
    }
  }
}

const isDenied = ({ line }: AppState): boolean => line.phase === 'signedIn' && line.callControl === 'denied'

const lostAt = ({ line }: AppState): number | undefined => (line.phase === 'signedIn' ? line.lostAt : undefined)
