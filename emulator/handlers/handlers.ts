import { account } from './account.ts'
import { autoAttendant } from './auto-attendant.ts'
import { callControl } from './call-control.ts'
import { conference } from './conference.ts'
import { directories } from './contacts.ts'
import { customer } from './customer.ts'
import { dialDirectory } from './dial-directory.ts'
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
  AutoAttendant: autoAttendant,
  Conference: conference,
  DialDirectory: dialDirectory,
  CallControl: callControl,
}
