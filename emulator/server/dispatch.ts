import * as v from 'valibot'
import type { Fault } from '../../src-main/portaswitch/protocol/fault.ts'
import type { Method, Transport, Upload } from '../../src-main/portaswitch/protocol/method.ts'
import { methods } from '../../src-main/portaswitch/protocol/methods.ts'
import { handlers } from '../handlers/handlers.ts'
import type { Context, Handled } from '../handlers/handler.ts'
import { Refusal } from './refusal.ts'
import { refuse } from '../handlers/refuse.ts'
import { tooLong } from '../../src-main/portaswitch/protocol/limits.ts'
import type { Sound } from '../model/sound.ts'
import type { Step } from '../model/change.ts'
import { internalServerError, unsupportedMethod } from '../model/refusal.ts'
import { authenticate, readAuth } from './authenticate.ts'
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
  /** The files that came along. */
  readonly files: readonly Sound[]
  /** Check the arguments, do nothing. */
  readonly dryRun?: boolean
}

export type Reply =
  | {
      readonly kind: 'answer'
      readonly answer: unknown
      readonly step: Step | undefined
      /** What the answer is, or what comes with it. */
      readonly file: Sound | undefined
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

type AnyHandler = (params: Record<string, unknown>, context: Context) => Handled<unknown>

const rows: Readonly<Record<string, Readonly<Record<string, Method>>>> = methods
// The edge between a name from the wire and its typed row: `Handlers` has made sure that row and handler fit.
const table = handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>

/** Rows by their other names, each with the name of the row. */
const otherNames = new Map(
  Object.entries(rows).flatMap(([service, named]) =>
    Object.values(named).flatMap(({ name, otherNames = [] }) =>
      otherNames.map((other) => [`${service}.${other}`, name] as const),
    ),
  ),
)

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** The row of a method, by any of its names. */
export const findRow = (service: string, method: string): Method | undefined =>
  own(own(rows, service) ?? {}, otherNames.get(`${service}.${method}`) ?? method)

/** Finds the row, checks who asks and the parameters, and has the handler do it. Never throws. */
export function dispatch(request: Request, switchboard: Switchboard, connections: () => readonly Connection[]): Reply {
  try {
    return answer(request, switchboard, connections)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'fault', fault: error.fault }
    return { kind: 'fault', fault: internalServerError(error instanceof Error ? error.message : String(error)) }
  }
}

function answer(named: Request, switchboard: Switchboard, connections: () => readonly Connection[]): Reply {
  const request = { ...named, method: otherNames.get(`${named.service}.${named.method}`) ?? named.method }
  const row = findRow(request.service, request.method)
  const handle = own(own(table, request.service) ?? {}, request.method)
  if (row === undefined || handle === undefined) throw new Refusal(unknownMethod(request))
  if (request.transport !== 'soap' && hasSoapAlone(row, switchboard)) throw new Refusal(unknownMethod(request))
  if (!row.transports.includes(request.transport)) throw new Refusal(wrongTransport(request))

  const auth = readAuth(request.authInfo)
  const asker = row.authenticated && !closesSession(row) ? authenticate(auth, switchboard) : undefined
  if (request.connection !== undefined && asker !== undefined) request.connection.asker = asker
  const params = v.safeParse(row.params, request.params ?? {})
  const errors = params.success ? complaintsOf(row, params.output, request) : complaints(params.issues)
  if (request.dryRun === true) return dryRun(errors)
  if (!params.success || Object.keys(errors).length > 0) return refuse(request, errors)

  const { transport, service, method, connection } = request
  const handled = handle(params.output, {
    switchboard,
    transport,
    service,
    method,
    connection,
    connections,
    line: asker?.line,
    auth,
    file: row.upload === undefined ? undefined : request.files[0],
  })
  return { kind: 'answer', answer: handled.answer, step: handled.step, file: handled.file }
}

/** `aux_info {dry_run}`: what the checks say, and nothing is done. */
const dryRun = (errors: Record<string, string>): Reply => ({
  kind: 'answer',
  answer: { valid: Object.keys(errors).length === 0 ? 1 : 0, errors },
  step: undefined,
  file: undefined,
})

/** What is wrong with parameters of the right shape, by property. */
function complaintsOf(row: Method, params: unknown, { files }: Request): Record<string, string> {
  const long = keepsToLengths(row) ? tooLong(row.params, params) : []
  return {
    ...Object.fromEntries(long.map(({ path, max }) => [path, `longer than ${max}`])),
    ...(row.upload === undefined ? {} : fileComplaint(row.upload, files)),
  }
}

/** The names of parts are not documented: any file is the one, as long as there is no second. */
function fileComplaint({ namedBy, isOptional }: Upload, files: readonly Sound[]): Record<string, string> {
  if (files.length > 1) return { [namedBy.join('.')]: 'more than one file came along' }
  return files.length === 0 && !isOptional ? { [namedBy.join('.')]: 'no file came along' } : {}
}

/** Passwords and logins have outgrown the lengths of 2019, so a session opens whatever they say. */
const keepsToLengths = (row: Method) => row.service !== 'Session'

/** `Session.logout` names its session itself and has a fault of its own. */
const closesSession = (row: Method) => row.service === 'Session' && row.name === 'logout'

/** The codes that begin with `sip.` are those of call control; the other services name themselves in theirs. */
function unknownMethod({ service, method }: Request): Fault {
  const details = `${service}.${method} is not known`
  return service === 'CallControl'
    ? unsupportedMethod(details)
    : { code: `Server.${service}.unknown_method`, message: 'Unknown method', details }
}

/** An older installation whose media services are served over SOAP and nowhere else. */
const hasSoapAlone = (row: Method, { world }: Switchboard) =>
  world.options.media === 'soap' && row.service !== 'Session' && row.transports.includes('soap')

/** A file cannot go over the WebSocket. */
function wrongTransport({ service, method, transport }: Request): Fault {
  const details = `${service}.${method} is not served over ${transport}`
  return service === 'CallControl'
    ? unsupportedMethod(details)
    : { code: `Server.${service}.${method}.wrong_transport`, message: 'Wrong transport', details }
}

/** What is wrong with the parameters, by property. */
function complaints(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
  return Object.fromEntries(issues.map((issue) => [v.getDotPath(issue) ?? 'params', issue.message]))
}
