import type { SendingStage, SoundBytes } from '../../ipc/contract/greetings.ts'
import type { ArchivedGreeting, GreetingArchive } from '../../storage/greeting-archive.ts'
import type { Timing } from '../../timing.ts'
import type { VoicemailLine } from './mailbox-line.ts'

/** What a server was found to want; kept for as long as the app runs. */
export interface ServerTaste {
  /** It refused .au for its format. */
  wav: boolean
}

export interface SendOptions {
  readonly line: VoicemailLine
  readonly archive: GreetingArchive
  /** The greeting to send, on the disk already. */
  readonly waiting: ArchivedGreeting
  /** Aborted when the person stops it. */
  readonly stop: AbortSignal
  /** Aborted when another takes its place, or nobody is signed in any more: nothing is told from then on. */
  readonly life: AbortSignal
  readonly timing: Pick<Timing, 'greetingCheck' | 'greetingConverted' | 'greetingLateCheck'>
  readonly tell: (stage: SendingStage) => void
  /** What the server was last seen to have; undefined where that is not known. */
  readonly known: SoundBytes | undefined
  readonly taste: ServerTaste
}

/** What is needed to look whether a greeting has arrived. */
export type WatchOptions = Omit<SendOptions, 'known' | 'stop' | 'taste'>
