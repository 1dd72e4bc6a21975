import { account } from './account.ts'
import { callControl } from './call-control.ts'
import { directories } from './contacts.ts'
import { customer } from './customer.ts'
import type { Handlers } from './handler.ts'
import { recordings } from './history.ts'
import { preferences } from './preferences.ts'
import { session } from './session.ts'
import { voicemail } from './voicemail.ts'

/** The emulator's side of the table. */
export const handlers: Handlers = {
  Session: session,
  Account: account,
  CDR: recordings,
  UA: directories,
  Customer: customer,
  Voicemail: voicemail,
  SMPreferences: preferences,
  CallControl: callControl,
}
