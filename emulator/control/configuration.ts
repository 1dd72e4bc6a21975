import * as v from 'valibot'

const number = v.pipe(v.string(), v.minLength(1))
const ms = v.pipe(v.number(), v.minValue(0))

const phone = v.variant('kind', [
  v.object({ kind: v.literal('talk') }),
  v.object({
    kind: v.literal('plain'),
    answerByNotify: v.optional(v.picklist(['refused', 'ignored']), 'refused'),
    answersInvite: v.optional(v.boolean(), true),
  }),
])

/** What can change while the emulator runs: the switch, its sessions, one line. */
export const configuration = v.object({
  switch: v.optional(
    v.partial(
      v.object({
        legB: v.picklist(['told', 'untold']),
        answerModeCase: v.picklist(['table', 'lower', 'any']),
        transferNeeds: v.picklist(['cld', 'destination']),
        joinTakes: v.picklist(['either', 'leg A', 'leg B']),
        invitePause: ms,
        pickupPause: ms,
        blindFor: ms,
        conversion: ms,
        serves: v.picklist(['everything', 'soap']),
        media: v.picklist(['any', 'soap']),
        office: v.picklist(['none', 'branch', 'main']),
      }),
    ),
  ),
  sessions: v.optional(
    v.partial(
      v.object({
        kind: v.picklist(['old', 'new']),
        lifeToldAs: v.picklist(['expires_in', 'expires_at']),
        lifeSeconds: v.pipe(v.number(), v.minValue(0)),
        lockOutAfter: v.pipe(v.number(), v.minValue(1)),
      }),
    ),
  ),
  line: v.optional(
    v.object({
      id: number,
      phone: v.optional(phone),
      phones: v.optional(v.number()),
      callControl: v.optional(v.picklist(['allowed', 'denied', 'disabled'])),
      mailbox: v.optional(v.picklist(['allowed', 'disabled'])),
      signIn: v.optional(v.picklist(['open', 'must change password', 'second factor'])),
      password: v.optional(v.string()),
      /** Accepted by `Session.login` in place of the password. */
      apiToken: v.optional(v.string()),
      aliases: v.optional(v.array(number)),
    }),
  ),
})
