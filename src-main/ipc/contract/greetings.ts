import * as v from 'valibot'
import type { Loaded, Trouble } from './trouble.ts'

/** Greetings that a person records; `standard` is the server's own. */
export const ownGreetings = ['extended', 'personal', 'name'] as const
export type OwnGreeting = (typeof ownGreetings)[number]
export const allGreetings = ['standard', ...ownGreetings] as const
export type Greeting = (typeof allGreetings)[number]

/** Bytes that a prompt can have: three minutes of µ-law and a header. */
const mostBytes = 180 * 8000 + 1024

const sound = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length > 24 && bytes.length <= mostBytes, 'not the size of a prompt'),
)
const keptId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/))

export const greetingCommands = {
  loadGreetings: v.strictObject({}),
  /** The sound as the server has it; undefined where none is recorded. */
  getGreetingSound: v.strictObject({ greeting: v.picklist(allGreetings) }),
  /** A Sun .au of 8 kHz µ-law, as the studio makes it. What becomes of it shows in the snapshot. */
  sendGreeting: v.strictObject({
    greeting: v.picklist(ownGreetings),
    sound,
    name: v.pipe(v.string(), v.maxLength(512)),
  }),
  stopSending: v.strictObject({ greeting: v.picklist(ownGreetings) }),
  /** Sends what lies on this computer since a failure. */
  sendAgain: v.strictObject({ greeting: v.picklist(ownGreetings) }),
  /** What was said of the last sending has been read; what was never sent is dropped. */
  dismissSending: v.strictObject({ greeting: v.picklist(ownGreetings) }),
  /** Callers hear this one from now on. */
  useGreeting: v.strictObject({ greeting: v.picklist(allGreetings) }),
  getKeptSound: v.strictObject({ id: keptId }),
  putBackGreeting: v.strictObject({ id: keptId }),
} as const

export interface GreetingResults {
  loadGreetings: Loaded<GreetingsView>
  getGreetingSound: Loaded<SoundBytes | undefined>
  useGreeting: Loaded<Greeting>
  getKeptSound: Loaded<SoundBytes | undefined>
}

export interface SoundBytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** `audio/basic` for instance. */
  readonly type: string
}

export interface GreetingsView {
  /** As the server names it: one of {@link allGreetings}, or something newer. */
  readonly inForce: string
  readonly greetings: readonly GreetingView[]
  /** Those that were replaced and are kept on this computer, newest first. */
  readonly kept: readonly KeptGreetingView[]
}

export interface GreetingView {
  readonly greeting: Greeting
  readonly recorded: boolean
  /** Seconds; undefined where it is not recorded, or its sound is of a kind that we cannot read. */
  readonly seconds: number | undefined
}

export interface KeptGreetingView {
  readonly id: string
  readonly greeting: OwnGreeting
  /** When it was replaced, milliseconds since the epoch. */
  readonly keptAt: number
  readonly seconds: number | undefined
}

/** What becomes of a greeting that was handed over; in the snapshot. */
export interface SendingView {
  readonly name: string
  /** Seconds. */
  readonly seconds: number
  readonly stage: SendingStage
}

export type SendingStage =
  /** The greeting that is to be replaced is fetched and kept. */
  | { readonly kind: 'keeping' }
  /** `share`: 0 to 1. */
  | { readonly kind: 'sending'; readonly share: number }
  /** The server has it and converts it. `late`: longer than it should take. */
  | { readonly kind: 'converting'; readonly late: boolean }
  /** Fetched back, and it is what was sent. */
  | { readonly kind: 'live' }
  /** It lies on this computer. What callers hear now: the former one, or not known. */
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly callersHear: 'former' | 'unknown' }
  | { readonly kind: 'stopped'; readonly callersHear: 'former' | 'unknown' }
