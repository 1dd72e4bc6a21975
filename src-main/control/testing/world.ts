import { PortaSwitchError } from '../../portaswitch/client/error.ts'
import type { Leg, LegState } from '../../portaswitch/protocol/leg.ts'
import { fromAda, legA, legB } from '../../state/testing/legs.ts'
import { refuse, scriptedSwitchboard, type ScriptedSwitchboard, unanswered } from './scripted-switchboard.ts'

/**
 * What the server makes of a request: it does it; it refuses; it does it, or does not, and no answer comes; the connection goes,
 * and it was done before or was not.
 */
export const fates = ['done', 'refused', 'done unheard', 'unheard', 'done and cut', 'cut'] as const
export type Fate = (typeof fates)[number]

export type Step = 'hold_call' | 'unhold_call' | 'originate_advanced_call' | 'join_calls' | 'terminate_call'

/** Ada talks to us; a server that keeps books on her call and the one to Ben, and fails as it is told. */
export class World {
  readonly switchboard: ScriptedSwitchboard
  ada: LegState = 'connected'
  /** Our leg of the call to Ben. */
  placed: LegState | undefined
  ben: LegState | undefined
  joined = false
  isCut = false
  readonly #fates: Partial<Record<Step, Fate>>
  readonly #tellsLegB: boolean

  constructor(fates: Partial<Record<Step, Fate>>, { legB: tellsLegB = true }: { readonly legB?: boolean } = {}) {
    this.#fates = fates
    this.#tellsLegB = tellsLegB
    // What a test would wait for: that nothing is told about leg B.
    const timing = tellsLegB ? {} : { legBHeard: 50 }
    this.switchboard = scriptedSwitchboard(({ method, params }) => this.#ask(method, params), { timing })
    this.tell()
  }

  /** Each request of a kind fails as it is told once; the next one works. */
  #ask(method: string, params: Record<string, unknown>): unknown {
    if (this.isCut) return new PortaSwitchError('offline')
    if (method === 'get_sip_calls_list') return { calls_list: [] }
    const step = method as Step
    const fate = this.#fates[step] ?? 'done'
    delete this.#fates[step]
    if (fate === 'refused') return refuse('sip.odd', 'Not today')
    if (fate === 'cut') return this.cut()
    if (fate === 'unheard') return unanswered()
    this.#do(step, params)
    if (fate === 'done and cut') return this.cut()
    setImmediate(() => this.tell())
    if (fate === 'done unheard') return unanswered()
    return step === 'originate_advanced_call' ? { call: { id: 'placed' }, success: 1 } : undefined
  }

  #do(step: Step, { call }: Record<string, unknown>): void {
    const isAda = (call as { id: string } | undefined)?.id === 'call-1'
    switch (step) {
      case 'hold_call':
        if (isAda) this.ada = 'holding'
        else this.placed = 'holding'
        return
      case 'unhold_call':
        if (isAda) this.ada = 'connected'
        else this.placed = 'connected'
        return
      case 'originate_advanced_call':
        this.placed = 'ringing'
        return
      case 'join_calls':
        this.joined = true
        this.ada = 'terminated'
        this.placed = 'terminated'
        return
      case 'terminate_call':
        if (isAda) this.ada = 'terminated'
        else this.placed = this.ben = 'terminated'
        return
      default:
        return step satisfies never
    }
  }

  /** Our phone is picked up, and Ben answers. */
  answer(): void {
    this.placed = 'connected'
    this.ben = 'connected'
    this.tell()
  }

  /** Ben's phone says that he is busy. */
  decline(): void {
    this.placed = this.ben = 'terminated'
    this.tell()
  }

  get #legs(): readonly Leg[] {
    const reason = this.joined ? 'attended transfer' : 'User busy'
    const ends = { reason, reasonCode: this.joined ? undefined : 17 }
    return [
      fromAda(this.ada, this.ada === 'terminated' ? ends : {}),
      ...(this.placed === undefined ? [] : [legA(this.placed, this.placed === 'terminated' ? ends : {})]),
      ...(this.ben === undefined || !this.#tellsLegB ? [] : [legB(this.ben, this.ben === 'terminated' ? ends : {})]),
    ]
  }

  tell(): void {
    if (!this.isCut) this.switchboard.hear(...this.#legs)
  }

  cut(): PortaSwitchError {
    this.isCut = true
    const at = Date.now()
    this.switchboard.store.dispatch({ type: 'line.offline', at, reason: 'closed', retryAt: at + 1 })
    return new PortaSwitchError('offline')
  }

  /** The connection comes back, and with it a list of what there is. */
  mend(): void {
    const { store } = this.switchboard
    this.isCut = false
    store.dispatch({ type: 'line.subscribed' })
    store.dispatch({ type: 'line.listAsked', ask: 2 })
    const legs = this.#legs.filter(({ state }) => state !== 'terminated')
    store.dispatch({ type: 'line.listed', ask: 2, legs, isFirst: false })
  }
}
