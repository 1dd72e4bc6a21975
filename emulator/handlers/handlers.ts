import { account } from './account.ts'
import { callControl } from './call-control.ts'
import type { Handlers } from './handler.ts'
import { preferences } from './preferences.ts'
import { session } from './session.ts'
import { voicemail } from './voicemail.ts'

/** The emulator's side of the table. */
export const handlers: Handlers = {
  Session: session,
  Account: account,
  Voicemail: voicemail,
  SMPreferences: preferences,
  CallControl: callControl,
}
