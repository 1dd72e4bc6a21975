import * as v from 'valibot'
import { settingsSchema, type Settings } from '../ipc/contract.ts'

/** How this account's phone was seen to answer; learnt from what it refused. */
const answerForms = ['notify', 'invite'] as const
export type AnswerForm = (typeof answerForms)[number]

const sha256 = v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/))
const pixels = v.pipe(v.number(), v.safeInteger())

/** Everything in `settings.json`. Screens see `settings` alone; passwords and sessions are never among it. */
export const storedSchema = v.object({
  version: v.literal(1),
  settings: settingsSchema,
  /** Who signed in last: what the form starts with. */
  signIn: v.object({
    server: v.string(),
    accountId: v.string(),
    domain: v.string(),
    /** Older files have none. */
    webSocket: v.optional(v.string(), ''),
    /** Whether the keychain was asked to keep the password. */
    stay: v.boolean(),
  }),
  /** `host:port` → SHA-256 of the certificate that a person trusted. */
  pins: v.record(v.string(), sha256),
  /** `host:port account` → what its phone was seen to know. */
  phones: v.record(v.string(), v.picklist(answerForms)),
  /** `host:port` of servers that want the newer name of transfer's target. */
  transferByDestination: v.array(v.string()),
  /** Of the main window, in device-independent pixels. */
  window: v.optional(v.object({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: v.boolean() })),
})

export type Stored = v.InferOutput<typeof storedSchema>

export const defaultSettings = ({ country }: { country: string }): Settings => ({
  theme: 'system',
  popupCorner: 'bottomRight',
  answerMode: 'automatic',
  country: /^[A-Z]{2}$/.test(country) ? country : 'US',
  doNotDisturb: false,
  notifyIncoming: true,
  notifyMissed: true,
  notifyVoicemail: true,
  startAtLogin: false,
  askBeforeDialling: true,
  openLinks: false,
  pickUpBySelf: false,
  knowsPhoneRings: false,
  shortcuts: { answer: '', hangUp: '', hold: '', focusPopup: '', dialClipboard: '' },
  secondServer: '',
  voicemailNumber: '',
  historyDays: 0,
})

export const defaultStored = (settings: Settings): Stored => ({
  version: 1,
  settings,
  signIn: { server: '', accountId: '', domain: '', webSocket: '', stay: true },
  pins: {},
  phones: {},
  transferByDestination: [],
  window: undefined,
})
