import * as v from 'valibot'
import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import type { Method, Transport } from '../../src-main/portaswitch/protocol/method.ts'
import { methods } from '../../src-main/portaswitch/protocol/methods.ts'
import { handlers } from '../handlers/handlers.ts'
import { Refusal, type Context, type Handled, type NamedSession } from '../handlers/handler.ts'
import type { Step } from '../model/change.ts'
import type { Line } from '../model/line.ts'
import { internalServerError, unsupportedMethod, wrongParameters } from '../model/refusal.ts'
import { checkCredentials, findSession, sessionFaults } from '../model/sessions.ts'
import type { Connection } from './connection.ts'
import type { Switchboard } from './switchboard.ts'

/** A request as any transport brings it, unchecked. */
export interface Request {
  readonly service: string
  readonly method: string
  readonly params: unknown
  readonly authInfo: unknown
  readonly transport: Transport
  readonly connection: Connection | undefined
}

export type Reply =
  | {
      readonly kind: 'answer'
      readonly answer: unknown
      readonly step: Step | undefined
      readonly lineId: string | undefined
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

type AnyHandler = (params: Record<string, unknown>, context: Context) => Handled<unknown>

const rows: Readonly<Record<string, Readonly<Record<string, Method>>>> = methods
// The edge between a name from the wire and its typed row: `Handlers` has made sure that row and handler fit.
const table = handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** Finds the row, checks who asks and the parameters, and has the handler do it. Never throws. */
export function dispatch(request: Request, switchboard: Switchboard, connections: () => readonly Connection[]): Reply {
  try {
    return answer(request, switchboard, connections)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'fault', fault: error.fault }
    return { kind: 'fault', fault: internalServerError(error instanceof Error ? error.message : String(error)) }
  }
}

function answer(request: Request, switchboard: Switchboard, connections: () => readonly Connection[]): Reply {
  const row = own(own(rows, request.service) ?? {}, request.method)
  const handle = own(own(table, request.service) ?? {}, request.method)
  if (row === undefined || handle === undefined)
    throw new Refusal(unsupportedMethod(`${request.service}.${request.method} is not known`))

  const auth = readAuth(request.authInfo)
  const line = row.authenticated && !closesSession(row) ? authenticate(auth, switchboard) : undefined
  const params = v.safeParse(row.params, request.params ?? {})
  if (!params.success) throw new Refusal(wrongParameters(complaints(params.issues)))

  const { transport, method, connection } = request
  const handled = handle(params.output, { switchboard, transport, method, connection, connections, line, auth })
  return { kind: 'answer', answer: handled.answer, step: handled.step, lineId: line?.id }
}

/** `Session.logout` names its session itself and has a fault of its own. */
const closesSession = (row: Method) => row.service === 'Session' && row.name === 'logout'

interface Auth extends NamedSession {
  readonly login?: string | undefined
  readonly password?: string | undefined
  readonly token?: string | undefined
}

const named = v.optional(v.nullish(v.string()))
const authShape = v.object({ session_id: named, access_token: named, login: named, password: named, token: named })

function readAuth(authInfo: unknown): Auth {
  const read = v.safeParse(authShape, authInfo ?? {})
  if (!read.success) throw new Refusal(sessionFaults.notNamed)
  return Object.fromEntries(Object.entries(read.output).filter(([, value]) => typeof value === 'string'))
}

/** The line that `auth_info` names, by session, token, or login and password. */
function authenticate(auth: Auth, switchboard: Switchboard): Line {
  const { lines } = switchboard.world
  if (auth.session_id !== undefined || auth.access_token !== undefined) {
    const now = switchboard.clock.now()
    const found = switchboard.take(findSession(switchboard.sessions, auth, switchboard.sessionOptions, now))
    if (!found.ok) throw new Refusal(found.fault)
    const line = lines.find(({ id }) => id === found.fruit.lineId)
    if (line === undefined) throw new Refusal(sessionFaults.sessionGone)
    return line
  }
  const { login, password, token } = auth
  if (login === undefined) throw new Refusal(sessionFaults.notNamed)
  const checked = switchboard.take(
    checkCredentials(switchboard.sessions, { login, password, token }, lines, switchboard.sessionOptions),
  )
  if (!checked.ok) throw new Refusal(checked.fault)
  return checked.fruit
}

/** What is wrong with the parameters, by property. */
function complaints(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
  return Object.fromEntries(issues.map((issue) => [v.getDotPath(issue) ?? 'params', issue.message]))
}
