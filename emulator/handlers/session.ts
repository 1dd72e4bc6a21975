import { checkCredentials } from '../model/credentials.ts'
import { sessionFaults } from '../model/session-faults.ts'
import { closeSession, findSession, openSession, renew } from '../model/sessions.ts'
import type { Context, ServiceHandlers } from './handler.ts'
import { Refusal } from '../server/refusal.ts'
import type { NamedSession } from '../model/sessions.ts'

const surroundings = ({ switchboard }: Context) => ({ now: switchboard.clock.now(), random: switchboard.random })

const named = (params: NamedSession, context: Context): NamedSession =>
  params.session_id === undefined && params.access_token === undefined ? context.auth : params

/** Establishing an authenticated session; the tokens are from the field notes. */
export const session: ServiceHandlers<'Session'> = {
  login: (params, context) => {
    const { switchboard } = context
    const { lines } = switchboard.world
    const checked = switchboard.take(checkCredentials(switchboard.sessions, params, lines, switchboard.sessionOptions))
    if (!checked.ok) throw new Refusal(checked.fault)
    const opened = switchboard.take(
      openSession(switchboard.sessions, checked.fruit, switchboard.sessionOptions, surroundings(context)),
    )
    if (!opened.ok) throw new Refusal(opened.fault)
    return { answer: opened.fruit }
  },

  logout: (params, context) => {
    const { switchboard } = context
    const now = switchboard.clock.now()
    const found = findSession(switchboard.sessions, named(params, context), switchboard.sessionOptions, now)
    if (!found.ok) throw new Refusal(sessionFaults.logoutFailed)
    switchboard.setSessions(closeSession(switchboard.sessions, found.fruit))
    for (const connection of context.connections())
      if (connection === context.connection || connection.asker?.sessionId === found.fruit.sessionId)
        connection.unsubscribeAll()
    return { answer: { success: 1 } }
  },

  refresh_access_token: (params, context) => {
    const { switchboard } = context
    const { lines } = switchboard.world
    const renewed = switchboard.take(
      renew(switchboard.sessions, params.refresh_token, lines, switchboard.sessionOptions, surroundings(context)),
    )
    if (!renewed.ok) throw new Refusal(renewed.fault)
    return { answer: renewed.fruit }
  },

  ping: (params, context) => {
    const { switchboard } = context
    const now = switchboard.clock.now()
    const found = switchboard.take(
      findSession(switchboard.sessions, named(params, context), switchboard.sessionOptions, now),
    )
    if (!found.ok) throw new Refusal(found.fault)
    const line = switchboard.world.lines.find(({ id }) => id === found.fruit.lineId)
    return { answer: { user_id: line?.iAccount, success: 1 } }
  },
}
