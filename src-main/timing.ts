import * as v from 'valibot'

/** Every time limit and interval of the app, in milliseconds. */
export const defaultTiming = {
  /** A request that is not answered by then is given up and said so. */
  request: 5_000,
  /** A file on its way, either way: given up when nothing has moved for this long. */
  fileStalled: 30_000,
  /** Opening a connection: name, TCP, TLS and WebSocket together. */
  connect: 8_000,
  /** Between two heartbeats on a quiet connection, and how long one may stay unanswered: together under 15 s. */
  heartbeat: 9_000,
  heartbeatAnswer: 5_000,
  /** Reconnecting: the longest wait of the first try, doubled each time up to the longest of all; the wait itself is drawn evenly below. */
  reconnectFirst: 1_000,
  reconnectLongest: 30_000,
  /** After a first subscription the list is read a second time: the server begins to watch only then. */
  secondList: 2_000,
  /** Answer by Notify was accepted but the call did not connect. */
  answerByNotify: 3_000,
  /** After Answer by Invite the leg ends and another follows. */
  answerByInvite: 10_000,
  /** An accepted command that nothing follows: the button comes free again, and the card says so. */
  commandEffect: 8_000,
  /** A call was placed and accepted, and no leg of it is heard of. */
  dialHeard: 15_000,
  /** Our phone was picked up for a placed call, and the second leg is not heard of: then it never will be. */
  legBHeard: 4_000,
  /** How long a card says that its call has ended. */
  endedCard: 2_000,
  /** How long the card of a call that was sent on stays while it rings there: as long as it can be taken back. */
  transferWatched: 60_000,
  /** How long a card says that nobody took the call that was sent on. */
  transferFailed: 12_000,
  /** How long a card says why a call could not be placed, and offers to try again. */
  dialFailed: 12_000,
  /** A number from a link or the clipboard is asked about for so long. */
  dialAsked: 300_000,
  /** The other side of a queue of commands: hold must be seen before answering goes out. */
  holdBeforeAnswer: 5_000,
  /** A program of the system that is asked to change a default. */
  systemTool: 10_000,
  /** The keychain may ask the person to unlock it. */
  keychain: 20_000,
  /** The process that asks the keychain is kept for the next request: a start has two or three, and a process costs more than they do. */
  keychainHelperKept: 5_000,
  /** Quitting as a whole, whatever is not done by then. */
  quit: 6_000,
  /** When quitting: a keychain that is still being told something is waited for so long. */
  keychainAtQuit: 3_000,
  /** When quitting: what is being written of calls and contacts is waited for so long. */
  databaseAtQuit: 3_000,
  /** A session without a stated life is asked whether it still lives, which also keeps it alive. */
  sessionCheck: 300_000,
  /** A greeting that was sent is fetched back so often until it is heard, and it should be after `greetingConverted`. */
  greetingCheck: 2_000,
  greetingConverted: 120_000,
  /** Later than that it is looked at less often. */
  greetingLateCheck: 30_000,
  /** A greeting of the calendar that begins or ends so much later than planned is late, and said so. */
  calendarLate: 120_000,
  /** The calendar is looked at as often: after a sleep timers of hours run late. */
  calendarCheck: 60_000,
  /** Between two looks into the mailbox. */
  mailboxCheck: 60_000,
  /** A message that was deleted can be had back for so long; only then the server is told, for there it is for good. */
  deleteUndo: 10_000,
  /** At a start the window waits for the sign-in, so that it does not open on a form that is gone a moment later. */
  firstWindow: 700,
  /** Signing out when quitting must not hold up the computer. */
  signOut: 1_500,
  /** After the end of a call, until the server's records of calls are asked about it. */
  recordWritten: 5_000,
  /** Calls that could not be written down are tried again after so long, or with the next one. */
  historyRetry: 30_000,
  /** How often it is looked whether a day has passed since calls that are too old, and words of deleted ones, were cleared away. */
  historyCheck: 3_600_000,
  /** The PBX's phone book and directory are read again when what is known of them is so old. */
  directoryKept: 86_400_000,
  /** A site that stays away for so long is left for the other one, where there are two. */
  siteAway: 20_000,
  /** How often the main site is asked whether it serves again. */
  siteProbe: 60_000,
  /**
   * How often it is looked whether the computer has come into another network where Chromium does not tell; each look wakes
   * the processor.
   */
  networkCheck: 30_000,
  /** A time without a connection that was this long is told when it is over; a shorter one only where a call was missed. */
  gapTold: 30_000,
  /** A connection that stays away this long is worth a notification. */
  offlineNotice: 30_000,
  /** The tray's mark follows when nothing has changed for so long, in a flood after ten times as long. */
  trayMark: 100,
  /** Likewise its menu, which costs main several frames and which nobody sees until it is opened. */
  trayMenu: 1_000,
  /** The main window is let go when it has been closed for this long. */
  mainWindowKept: 60_000,
}

export type Timing = typeof defaultTiming

const entries = Object.fromEntries(
  Object.keys(defaultTiming).map((name) => [name, v.optional(v.pipe(v.number(), v.minValue(0)))]),
)

/** The defaults with the overrides of `json` (an object of the same names) on top. Throws on anything else. */
export function readTiming(json: string | undefined): Timing {
  if (json === undefined || json === '') return defaultTiming
  return { ...defaultTiming, ...v.parse(v.strictObject(entries), JSON.parse(json)) }
}
