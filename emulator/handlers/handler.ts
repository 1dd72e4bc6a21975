import type {
  AnswerOf,
  CheckedParamsOf,
  DownloadMethod,
  Method,
  Transport,
} from '../../src-main/portaswitch/protocol/method.ts'
import type { Methods } from '../../src-main/portaswitch/protocol/methods.ts'
import type { Step } from '../model/change.ts'
import type { Line } from '../model/line.ts'
import type { NamedSession } from '../model/sessions.ts'
import type { Sound } from '../model/sound.ts'
import type { Connection } from '../server/connection.ts'
import type { Switchboard } from '../server/switchboard.ts'

/** What a handler knows of the request besides its parameters. */
export interface Context {
  readonly switchboard: Switchboard
  readonly transport: Transport
  readonly service: string
  /** The method's name. */
  readonly method: string
  /** The WebSocket on which it came. */
  readonly connection: Connection | undefined
  /** All WebSockets, for what a request over REST is told about subscriptions. */
  readonly connections: () => readonly Connection[]
  /** Who `auth_info` names. */
  readonly line: Line | undefined
  /** What `auth_info`, or REST's Authorization header, names a session by. */
  readonly auth: NamedSession
  /** What came along, for a method that takes a file. */
  readonly file: Sound | undefined
}

/** A method that asks for authentication has the line that asked. */
export type SignedIn = Context & { readonly line: Line }

/** The answer, and the step whose notifications follow it. */
export interface Handled<Answer> {
  readonly answer: Answer
  readonly step?: Step
  /** For a method whose answer is a file. */
  readonly file?: Sound
}

export type Handler<M extends Method> = (
  params: CheckedParamsOf<M>,
  context: ContextOf<M>,
) => M extends DownloadMethod ? Handled<AnswerOf<M>> & { readonly file: Sound } : Handled<AnswerOf<M>>

/** Where a file is a must, the handler finds one. */
type ContextOf<M extends Method> = M extends { readonly upload: { readonly isOptional: false } }
  ? SignedIn & { readonly file: Sound }
  : M['authenticated'] extends true
    ? SignedIn
    : Context

/** One handler for each row of the table: a missing one fails the type check. */
export type Handlers = { readonly [S in keyof Methods]: ServiceHandlers<S> }
export type ServiceHandlers<S extends keyof Methods> = {
  readonly [N in keyof Methods[S]]: Methods[S][N] extends Method ? Handler<Methods[S][N]> : never
}
