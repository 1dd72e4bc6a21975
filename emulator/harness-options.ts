import type { FaultOrder } from './faults/fault.ts'
import type { ScenarioName } from './scenarios/scenarios.ts'

/** How to start an emulator for a test; each option is one of the command line (`npm run emulator -- --help`). */
export interface EmulatorOptions {
  /** `ID:PASSWORD[:NAME[:EXTENSION]]`; the demo's cast is there in any case. */
  readonly accounts?: readonly string[]
  /** A free one unless given: give one to start again where another emulator was. */
  readonly port?: number
  readonly cert?: string
  /** Keeps what accounts are given to keep in this file, from one start to the next. */
  readonly state?: string
  readonly phone?: 'talk' | 'plain'
  readonly plainAnswer?: 'refused' | 'ignored'
  readonly phones?: number
  readonly legB?: 'told' | 'untold'
  readonly answerModeCase?: 'table' | 'lower' | 'any'
  readonly transferNeeds?: 'cld' | 'destination'
  readonly joinTakes?: 'either' | 'a' | 'b'
  /** `soap`: there is neither REST nor a WebSocket. */
  readonly serves?: 'everything' | 'soap'
  /** `soap`: REST does not know the media services. */
  readonly media?: 'any' | 'soap'
  readonly callControl?: 'allowed' | 'denied' | 'disabled'
  /** The accounts that are access numbers of IVR applications; `i_ivr_an` is their `i_account` plus 10,000,000. */
  readonly ivr?: readonly string[]
  readonly mailbox?: 'allowed' | 'disabled'
  /** How long an uploaded sound is converted before it is heard; 2000 unless given. */
  readonly conversionMs?: number
  readonly blindForMs?: number
  readonly sessionKind?: 'old' | 'new'
  readonly sessionLifeSeconds?: number
  readonly lifeToldAs?: 'expires_in' | 'expires_at'
  readonly lockOutAfter?: number
  readonly errors?: 'nested' | 'flat'
  readonly maxConnections?: number
  /** The WebSocket on a port of its own (0: any free one), with a certificate of its own. */
  readonly wsPort?: number
  readonly wsPath?: string
  readonly clockSkewSeconds?: number
  readonly scenario?: ScenarioName
  readonly faults?: readonly FaultOrder[]
}

const flags = [
  ['cert', 'cert'],
  ['state', 'state'],
  ['phone', 'phone'],
  ['plainAnswer', 'plain-answer'],
  ['phones', 'phones'],
  ['legB', 'leg-b'],
  ['answerModeCase', 'answer-mode-case'],
  ['transferNeeds', 'transfer-needs'],
  ['joinTakes', 'join-takes'],
  ['serves', 'serves'],
  ['media', 'media'],
  ['callControl', 'call-control'],
  ['mailbox', 'mailbox'],
  ['conversionMs', 'conversion'],
  ['blindForMs', 'blind-for'],
  ['sessionKind', 'session'],
  ['sessionLifeSeconds', 'session-life'],
  ['lifeToldAs', 'life-told-as'],
  ['lockOutAfter', 'lock-out-after'],
  ['errors', 'errors'],
  ['maxConnections', 'max-connections'],
  ['wsPort', 'ws-port'],
  ['wsPath', 'ws-path'],
  ['clockSkewSeconds', 'clock-skew'],
  ['scenario', 'scenario'],
] as const satisfies readonly (readonly [keyof EmulatorOptions, string])[]

/** The command line of the options, with a control address, for a process that ends with its starter. */
export function argumentsOf(options: EmulatorOptions): string[] {
  return [
    `--port=${options.port ?? 0}`,
    '--control',
    '--until-input-ends',
    ...(options.accounts ?? []).map((account) => `--account=${account}`),
    ...(options.ivr ?? []).map((id) => `--ivr=${id}`),
    ...(options.faults ?? []).map((fault) => `--fault=${JSON.stringify(fault)}`),
    ...flags.flatMap(([name, flag]) => (options[name] === undefined ? [] : [`--${flag}=${options[name]}`])),
  ]
}
