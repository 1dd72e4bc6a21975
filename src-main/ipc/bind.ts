import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import { commandChannel, commands, type CommandName, type CommandParams, type CommandResult } from './contract.ts'

/** One handler for each command of the contract: a forgotten one does not compile. */
export type Handlers = {
  readonly [Name in CommandName]: (params: CommandParams<Name>) => CommandResult<Name> | Promise<CommandResult<Name>>
}

export interface BindOptions {
  readonly ipc: Pick<IpcMain, 'handle'>
  readonly handlers: Handlers
  /** Whether a command may come from there: the main frame of one of our windows, on one of our pages. */
  readonly isOurs: (event: IpcMainInvokeEvent) => boolean
  /** What was refused or failed, for the log: never with the parameters, a password is among them. */
  readonly onProblem: (what: string, error?: unknown) => void
}

/** Serves the commands of all windows. Every one passes here: sender first, then name, then parameters. */
export function bind({ ipc, handlers, isOurs, onProblem }: BindOptions): void {
  ipc.handle(commandChannel, async (event, name: unknown, params: unknown) => {
    if (!isOurs(event)) return refuse('a command from elsewhere')
    if (!isCommand(name)) return refuse('an unknown command')
    const checked = v.safeParse(commands[name], params)
    if (!checked.success) return refuse(`wrong parameters for ${name}: ${paths(checked.issues)}`)
    try {
      return await run(handlers, name, checked.output)
    } catch (error) {
      onProblem(`${name} failed`, error)
      // What went wrong is for the log: the text of an error can hold anything.
      throw new Error('failed')
    }
  })

  function refuse(what: string): never {
    onProblem(`refused ${what}`)
    throw new Error('refused')
  }
}

const isCommand = (name: unknown): name is CommandName => typeof name === 'string' && Object.hasOwn(commands, name)

/** The parameters were checked by the schema of the same name, which TypeScript cannot follow through the union. */
const run = (handlers: Handlers, name: CommandName, params: unknown) =>
  (handlers[name] as (params: unknown) => unknown)(params)

const paths = (issues: readonly v.BaseIssue<unknown>[]): string =>
  issues.map((issue) => v.getDotPath(issue) ?? 'all of them').join(', ')
