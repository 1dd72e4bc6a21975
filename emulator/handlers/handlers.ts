import { account } from './account.ts'
import { callControl } from './call-control.ts'
import type { Handlers } from './handler.ts'
import { session } from './session.ts'

/** The emulator's side of the table. */
export const handlers: Handlers = { Session: session, Account: account, CallControl: callControl }
