import type { Settings } from '../../ipc/contract.ts'
import { PortaSwitchError } from '../../portaswitch/client/error.ts'
import type { Line } from '../../portaswitch/client/line.ts'
import type { Leg } from '../../portaswitch/protocol/leg.ts'
import { account, name, settings as usual } from '../../state/testing/scripted-line.ts'
import type { Timing } from '../../timing.ts'
import type { Switchboard } from '../switchboard.ts'
import { settingsInMemory, storeOf } from './state-in-memory.ts'

interface Request {
  readonly method: string
  readonly params: Record<string, unknown>
}

/** What the server makes of a request: an answer, or an error to throw. */
type Server = (request: Request) => unknown

export interface ScriptedSwitchboard extends Switchboard {
  /** What went out so far: `hold_call call-1` and the like. */
  readonly requests: readonly string[]
  /** The parameters of the last request of that name. */
  last(method: string): Record<string, unknown> | undefined
  hear(...legs: readonly Leg[]): void
}

export const refuse = (code: string, message = code) => new PortaSwitchError('refused', { fault: { code, message } })
export const unanswered = () => new PortaSwitchError('unanswered')

/** A line that is signed in and online, with a server that does what the script says; everything else is the app's own. */
export function scriptedSwitchboard(
  server: Server = () => undefined,
  options: {
    readonly settings?: Partial<Settings>
    readonly timing?: Partial<Timing>
    readonly isNewSession?: () => boolean
  } = {},
): ScriptedSwitchboard {
  const settings = settingsInMemory({ ...usual, ...options.settings })
  const store = storeOf(settings, options.timing)
  store.dispatch({ type: 'signIn.started', name })
  store.dispatch({ type: 'line.signedIn', account })
  store.dispatch({ type: 'line.subscribed' })
  store.dispatch({ type: 'line.listAsked', ask: 1 })
  store.dispatch({ type: 'line.listed', ask: 1, legs: [], isFirst: true })

  const sent: Request[] = []
  const call: Line['call'] = async (method, params) => {
    const request = { method: method.name, params }
    sent.push(request)
    const answer = await server(request)
    if (answer instanceof Error) throw answer
    // What a script leaves out is the plain success that most methods answer.
    return (answer ?? { success: 1 }) as never
  }
  return {
    store,
    settings,
    line: () => ({
      call,
      get isNewSession() {
        return options.isNewSession?.() ?? false
      },
    }),
    timing: { holdBeforeAnswer: 50 },
    get requests() {
      return sent.map(({ method, params }) => {
        const { call: named } = params as { call?: { id: string } }
        return named === undefined ? method : `${method} ${named.id}`
      })
    },
    last: (method) => sent.findLast((request) => request.method === method)?.params,
    hear: (...legs) => legs.forEach((leg) => store.dispatch({ type: 'line.leg', leg })),
  }
}
