import type { AnswerOf, CheckedParamsOf, Method, Transport } from '../../src-main/portaswitch/protocol/method.ts'
import type { Methods } from '../../src-main/portaswitch/protocol/methods.ts'
import type { Step } from '../model/change.ts'
import type { Line } from '../model/line.ts'
import type { NamedSession } from '../model/sessions.ts'
import type { Connection } from '../server/connection.ts'
import type { Switchboard } from '../server/switchboard.ts'

/** What a handler knows of the request besides its parameters. */
export interface Context {
  readonly switchboard: Switchboard
  readonly transport: Transport
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
}

/** A method that asks for authentication has the line that asked. */
export type SignedIn = Context & { readonly line: Line }

/** The answer, and the step whose notifications follow it. */
export interface Handled<Answer> {
  readonly answer: Answer
  readonly step?: Step
}

export type Handler<M extends Method> = (
  params: CheckedParamsOf<M>,
  context: M['authenticated'] extends true ? SignedIn : Context,
) => Handled<AnswerOf<M>>

/** One handler for each row of the table: a missing one fails the type check. */
export type Handlers = { readonly [S in keyof Methods]: ServiceHandlers<S> }
export type ServiceHandlers<S extends keyof Methods> = {
  readonly [N in keyof Methods[S]]: Methods[S][N] extends Method ? Handler<Methods[S][N]> : never
}
