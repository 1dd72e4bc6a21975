import * as v from 'valibot'
import { mostBytesIn } from '../../voice/sound/limits.ts'
import { type OwnGreeting, ownGreetings } from './greetings.ts'
import type { Loaded } from './trouble.ts'

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0))

/** What is done to a sound before callers hear it; seconds of the sound as recorded. */
export const draftEdit = v.strictObject({
  trim: v.strictObject({ start: seconds, end: seconds }),
  fade: v.strictObject({ in: seconds, out: seconds }),
  level: v.boolean(),
})
export type DraftEdit = v.InferOutput<typeof draftEdit>

const sound = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length > 0 && bytes.length <= mostBytesIn, 'not the size of a sound'),
)
const greeting = v.picklist(ownGreetings)

export const draftCommands = {
  /** The file or the recording in hand, as it is; it takes the place of the former draft. Answered when it is on the disk. */
  keepDraft: v.strictObject({
    greeting,
    sound,
    name: v.pipe(v.string(), v.maxLength(512)),
    type: v.pipe(v.string(), v.maxLength(128)),
  }),
  /** The draft is cut otherwise now, or is to be another greeting. */
  changeDraft: v.strictObject({ greeting, edit: v.optional(draftEdit) }),
  loadDraft: v.strictObject({}),
  dropDraft: v.strictObject({}),
} as const

export interface DraftResults {
  keepDraft: Loaded<boolean>
  /** Undefined where nothing is in hand. */
  loadDraft: Loaded<DraftView | undefined>
}

/** A sound that somebody has recorded or chosen and not sent, as it lies on this computer. */
export interface DraftView {
  readonly greeting: OwnGreeting
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Undefined as long as nothing was done to it. */
  readonly edit: DraftEdit | undefined
  /** When it was kept first, milliseconds since the epoch. */
  readonly keptAt: number
}
