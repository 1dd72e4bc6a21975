import * as v from 'valibot'
import { mailboxFlags } from '../../src-main/portaswitch/protocol/mailbox.ts'
import { faultSchema } from '../faults/fault.ts'
import { pastOutcomes } from '../model/past-call.ts'
import { configuration } from './configuration.ts'
import type { ConnectionState, EmulatorState, Numbered } from './report.ts'
import type { RequestEntry, SentEntry } from '../server/request-log.ts'

/** One thing that the control address does: `POST /NAME` with `params` as JSON, answered by JSON. */
export interface Control<Params extends v.GenericSchema, Result> {
  readonly summary: string
  readonly params: Params
  /** Carries the type of the answer; never there at run time. */
  readonly result?: Result
}

const control =
  <Result>() =>
  <Params extends v.GenericSchema>(summary: string, params: Params): Control<Params, Result> => ({ summary, params })

const number = v.pipe(v.string(), v.minLength(1))
const ms = v.pipe(v.number(), v.minValue(0))
const after = { after: v.optional(v.number(), 0), waitMs: v.optional(v.pipe(ms, v.maxValue(60_000)), 0) }

/** What a person does at a phone. */
export const phoneActs = [
  'answer',
  'hangUp',
  'decline',
  'busy',
  'noAnswer',
  'hold',
  'resume',
  'transfer',
  'move',
] as const
export type PhoneAct = (typeof phoneActs)[number]

/** The control address, name by name. */
export const controls = {
  ring: control<{ callId: string; /** Whose phone the caller's is. */ phone: string }>()(
    'Somebody calls: a line by its number, or anybody outside.',
    v.object({
      /** A line, an outside number, or `anonymous`. */
      from: number,
      /** A line, an extension, a queue, or an outside number. */
      to: number,
      /** The display name of an outside caller. */
      name: v.optional(v.string()),
      forwarders: v.optional(v.array(v.string())),
      early: v.optional(v.boolean()),
      /** How many phones of the called line ring. */
      phones: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
      callId: v.optional(number),
    }),
  ),
  phone: control<Record<string, never>>()(
    'A person does something at a phone.',
    v.object({
      /** Whose phone: a line, an outside number, or the id of an anonymous caller. */
      phone: number,
      act: v.picklist(phoneActs),
      /** Which call; the phone's newest one that fits unless given. */
      callId: v.optional(number),
      /** Where to, for `transfer` (a number) and `move` (a `transport_id`). */
      to: v.optional(number),
    }),
  ),
  press: control<Record<string, never>>()(
    'A caller presses keys.',
    v.object({ phone: number, digits: v.pipe(v.string(), v.regex(/^[0-9*#A-D]+$/)), callId: v.optional(number) }),
  ),
  leaveMessage: control<{ uid: string }>()(
    'A caller leaves a message in the voicemail box of a line: a tone, unless the sound or a fax is given.',
    v.object({
      to: number,
      from: number,
      /** The name that the caller shows. */
      name: v.optional(v.string()),
      seconds: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1800)), 3),
      /** A .au file (µ-law, 8000 Hz, mono) in base64, in place of the tone. */
      au: v.optional(v.pipe(v.string(), v.base64())),
      /** A fax in place of sound: a file as the box's `fax_file` says. */
      fax: v.optional(v.object({ pages: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)) })),
      /** When, milliseconds since the epoch; now unless given. */
      at: v.optional(ms),
      flags: v.optional(v.array(v.picklist(mailboxFlags)), []),
    }),
  ),
  history: control<{ i_xdr: readonly number[] }>()(
    'Adds calls of the past to a line; calls that end are added by themselves.',
    v.object({
      line: number,
      calls: v.array(
        v.object({
          direction: v.picklist(['incoming', 'outgoing', 'forwarded']),
          /** The other party; `anonymous` hides it. */
          number,
          /** When, milliseconds since the epoch. */
          at: ms,
          seconds: v.optional(v.pipe(ms, v.integer()), 60),
          outcome: v.optional(v.picklist(pastOutcomes), 'answered'),
          recorded: v.optional(v.boolean(), false),
        }),
      ),
    }),
  ),
  phonebook: control<Record<string, never>>()(
    "Fills the line's own phone book.",
    v.object({ line: number, records: v.array(v.object({ name: v.string(), phone_number: v.string() })) }),
  ),
  directory: control<Record<string, never>>()(
    'Fills the company directory of a name, a new one where there is none.',
    v.object({
      name: v.optional(v.string(), 'Company'),
      records: v.array(
        v.object({
          first_name: v.optional(v.string()),
          last_name: v.optional(v.string()),
          office_number: v.optional(v.string()),
          mobile_number: v.optional(v.string()),
          other_number: v.optional(v.string()),
        }),
      ),
    }),
  ),
  dequeue: control<Record<string, never>>()(
    'A call leaves its queue and rings at the agents.',
    v.object({ callId: number }),
  ),
  fault: control<{ id: number | null }>()('Starts a fault; the answer has the number to stop it by.', faultSchema),
  clearFaults: control<Record<string, never>>()('Stops one fault, or all.', v.object({ id: v.optional(v.number()) })),
  scenario: control<Record<string, never>>()(
    'Starts a scenario; one that runs is stopped before.',
    v.object({ name: v.string() }),
  ),
  stopScenario: control<Record<string, never>>()('Stops the scenario that runs.', v.object({})),
  configure: control<Record<string, never>>()(
    'Changes how the switch, its sessions or a line behave from now on.',
    configuration,
  ),
  expireSessions: control<Record<string, never>>()(
    'Ends every session; `renewable` ends the access tokens alone.',
    v.object({ renewable: v.optional(v.boolean(), false) }),
  ),
  unlock: control<Record<string, never>>()('Forgets the wrong passwords of all logins.', v.object({})),
  state: control<EmulatorState>()('Tells the legs, sessions and faults.', v.object(after)),
  requests: control<Numbered<RequestEntry>>()(
    'Tells the requests that came in, without their secrets.',
    v.object(after),
  ),
  sent: control<Numbered<SentEntry>>()('Tells the notifications that left, with the moment.', v.object(after)),
  connections: control<{ connections: readonly ConnectionState[] }>()(
    'Tells the WebSockets that are open.',
    v.object({}),
  ),
  certificate: control<{ fingerprint: string }>()('Serves a new certificate from now on.', v.object({})),
  notify: control<{ connections: number }>()(
    'Sends a frame as it is to every connection that has a subscription.',
    v.object({ frame: v.string() }),
  ),
  burst: control<{ sent: number; ms: number }>()(
    'Sends plausible notifications about a line, as fast as possible or so many a second.',
    v.object({
      line: number,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
      perSecond: v.optional(v.pipe(v.number(), v.minValue(1))),
    }),
  ),
} as const

export type Controls = typeof controls
export type ControlName = keyof Controls
export type ParamsFor<Name extends ControlName> = v.InferInput<Controls[Name]['params']>
export type CheckedParamsFor<Name extends ControlName> = v.InferOutput<Controls[Name]['params']>
export type ResultFor<Name extends ControlName> = NonNullable<Controls[Name]['result']>
