import * as v from 'valibot'

const common = {
  /** Goes away by itself after this many uses. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Goes away by itself after this many milliseconds. */
  forMs: v.optional(v.pipe(v.number(), v.minValue(1))),
}

/** `Service.method`, or `*` for all. */
const methodNames = v.optional(v.array(v.string()), ['*'])

/** What can be made to go wrong. */
export const faultSchema = v.variant('kind', [
  /** Every WebSocket is cut, without a word. Happens once. */
  v.object({ kind: v.literal('drop') }),
  /** Every session ends. `renewable` ends the access tokens alone. Happens once. */
  v.object({ kind: v.literal('expire'), renewable: v.optional(v.boolean(), false) }),
  /** New connections are cut at once (`everything`), or the WebSocket alone is refused with 503. */
  v.object({
    kind: v.literal('closed'),
    what: v.optional(v.picklist(['everything', 'websocket']), 'everything'),
    ...common,
  }),
  /** Requests get no answer; `carriedOut` tells whether they are carried out all the same. */
  v.object({
    kind: v.literal('stall'),
    methods: methodNames,
    carriedOut: v.optional(v.boolean(), false),
    ...common,
  }),
  /** Connections stay open, but nothing comes: no answers, no notifications, no pongs. */
  v.object({ kind: v.literal('silence'), ...common }),
  /** Answers come late; notifications do not wait for them. */
  v.object({ kind: v.literal('delay'), methods: methodNames, ms: v.pipe(v.number(), v.minValue(0)), ...common }),
  /** A method is refused with a code. */
  v.object({
    kind: v.literal('refuse'),
    method: v.string(),
    code: v.string(),
    message: v.optional(v.string()),
    details: v.optional(v.unknown()),
    ...common,
  }),
  /** A sound that comes up under such an extension is refused for its format. */
  v.object({ kind: v.literal('refuse format'), extension: v.picklist(['au', 'wav', 'mp3', 'ogg']), ...common }),
  /** A method answers success and does nothing. */
  v.object({ kind: v.literal('pretend'), method: v.string(), ...common }),
  /** Frames are spoilt; over REST, bodies. `huge` is 10 MB long. */
  v.object({
    kind: v.literal('garble'),
    what: v.optional(v.picklist(['replies', 'notifications', 'both']), 'both'),
    how: v.optional(v.picklist(['no JSON', 'cut', 'wrong shape', 'huge', 'binary']), 'no JSON'),
    ...common,
  }),
  /** The list of calls has a leg in it that is none. */
  v.object({ kind: v.literal('odd leg'), ...common }),
  /** Two neighbours change places; `notifications first` lets notifications overtake the answer that they follow. */
  v.object({
    kind: v.literal('reorder'),
    what: v.optional(v.picklist(['replies', 'notifications', 'notifications first']), 'notifications first'),
    ...common,
  }),
  /** Every notification comes twice. */
  v.object({ kind: v.literal('double'), ...common }),
  /** Notifications get lost. */
  v.object({ kind: v.literal('lose'), ...common }),
  /** A file that is fetched stops after so many bytes: nothing more comes (`stall`), or the connection ends (`cut`). */
  v.object({
    kind: v.literal('half a file'),
    how: v.picklist(['stall', 'cut']),
    bytes: v.optional(v.pipe(v.number(), v.minValue(0)), 100),
    ...common,
  }),
  /** REST, and the opening of a WebSocket, meet a proxy that says 502 with a page of HTML. */
  v.object({ kind: v.literal('bad gateway'), ...common }),
  /** REST answers with a redirect, which nobody should follow with credentials. */
  v.object({ kind: v.literal('redirect'), to: v.string(), ...common }),
])

/** A fault as it is asked for, and as it is understood. */
export type FaultOrder = v.InferInput<typeof faultSchema>
export type EmulatorFault = v.InferOutput<typeof faultSchema>
export type FaultOf<Kind extends EmulatorFault['kind']> = Extract<EmulatorFault, { kind: Kind }>
