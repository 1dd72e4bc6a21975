import { calls } from './en/calls.ts'
import { card } from './en/card.ts'
import { common } from './en/common.ts'
import { contacts } from './en/contacts.ts'
import { desktop } from './en/desktop.ts'
import { history } from './en/history.ts'
import { period } from './en/period.ts'
import { settings } from './en/settings.ts'
import { signIn } from './en/sign-in.ts'
import { studio } from './en/studio.ts'
import { voicemail } from './en/voicemail.ts'

/** Every string that a person can read, in English: the catalogue that the others are translated from. */
export const en = {
  common,
  contacts,
  signIn,
  card,
  calls,
  history,
  settings,
  desktop,
  period,
  studio,
  voicemail,
} as const
