import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { faultSchema, type EmulatorFault } from './faults/fault.ts'
import type { Phone } from './model/line.ts'
import { defaultSwitchOptions } from './model/options.ts'
import { defaultSessionOptions } from './model/session-options.ts'
import { isScenario, scenarios, type ScenarioName } from './scenarios/scenarios.ts'
import { linesOf, queuesOf, userOf, type AccountGiven, type Setting } from './setting.ts'

/** What a command line asks for. */
export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly why: string }
  | {
      readonly kind: 'start'
      readonly setting: Setting
      readonly scenarios: readonly ScenarioName[]
      readonly faults: readonly EmulatorFault[]
      /** Stop when standard input ends: for a program that starts the emulator and may be killed. */
      readonly untilInputEnds: boolean
    }

const options = {
  help: { type: 'boolean', short: 'h' },
  port: { type: 'string', default: '8445' },
  account: { type: 'string', multiple: true },
  cert: { type: 'string' },
  state: { type: 'string' },
  control: { type: 'boolean' },
  scenario: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  phone: { type: 'string', default: 'talk' },
  phones: { type: 'string', default: '1' },
  'plain-answer': { type: 'string', default: 'refused' },
  'leg-b': { type: 'string', default: 'told' },
  'answer-mode-case': { type: 'string', default: 'table' },
  'transfer-needs': { type: 'string', default: 'cld' },
  'join-takes': { type: 'string', default: 'either' },
  serves: { type: 'string', default: 'everything' },
  media: { type: 'string', default: 'any' },
  'call-control': { type: 'string', default: 'allowed' },
  ivr: { type: 'string', multiple: true },
  mailbox: { type: 'string', default: 'allowed' },
  conversion: { type: 'string', default: '2000' },
  'blind-for': { type: 'string', default: '1000' },
  session: { type: 'string', default: 'new' },
  'session-life': { type: 'string', default: '900' },
  'life-told-as': { type: 'string', default: 'expires_in' },
  'lock-out-after': { type: 'string', default: '5' },
  errors: { type: 'string', default: 'nested' },
  'max-connections': { type: 'string', default: '100' },
  'ws-port': { type: 'string' },
  'ws-path': { type: 'string', default: '/ws' },
  'clock-skew': { type: 'string', default: '0' },
  'until-input-ends': { type: 'boolean' },
} as const

/** Reads a command line; says what is wrong in words instead of throwing. */
export function readCommandLine(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false })
    return values.help === true ? { kind: 'help' } : readValues(values)
  } catch (error) {
    return { kind: 'wrong', why: error instanceof Error ? error.message : String(error) }
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

function readValues(values: Values): Asked {
  const given = (values.account ?? []).map(readAccount)
  const phone = readPhone(values)
  const lines = linesOf(given, {
    phone,
    callControl: oneOf('call-control', values['call-control'], ['allowed', 'denied', 'disabled']),
    ivr: values.ivr ?? [],
    mailbox: oneOf('mailbox', values.mailbox, ['allowed', 'disabled']),
    phones: whole('phones', values.phones, 1, 10),
  })
  const setting: Setting = {
    port: whole('port', values.port, 0, 65_535),
    cert: values.cert,
    state: values.state,
    lines,
    queues: queuesOf(lines),
    user: userOf(given),
    switch: {
      ...defaultSwitchOptions,
      legB: oneOf('leg-b', values['leg-b'], ['told', 'untold']),
      answerModeCase: oneOf('answer-mode-case', values['answer-mode-case'], ['table', 'lower', 'any']),
      transferNeeds: oneOf('transfer-needs', values['transfer-needs'], ['cld', 'destination']),
      joinTakes: joins[oneOf('join-takes', values['join-takes'], ['either', 'a', 'b'])],
      serves: oneOf('serves', values.serves, ['everything', 'soap']),
      media: oneOf('media', values.media, ['any', 'soap']),
      conversion: whole('conversion', values.conversion, 0, 60_000),
      blindFor: whole('blind-for', values['blind-for'], 0, 60_000),
    },
    sessions: {
      ...defaultSessionOptions,
      kind: oneOf('session', values.session, ['old', 'new']),
      lifeSeconds: whole('session-life', values['session-life'], 1, 10_000_000),
      lifeToldAs: oneOf('life-told-as', values['life-told-as'], ['expires_in', 'expires_at']),
      lockOutAfter: whole('lock-out-after', values['lock-out-after'], 1, 1000),
    },
    webSocket: {
      errorEnvelope: oneOf('errors', values.errors, ['nested', 'flat']),
      maxConnections: whole('max-connections', values['max-connections'], 0, 10_000),
      port: values['ws-port'] === undefined ? undefined : whole('ws-port', values['ws-port'], 0, 65_535),
      path: readPath('ws-path', values['ws-path']),
    },
    clockSkew: 1000 * whole('clock-skew', values['clock-skew'], -1_000_000_000, 1_000_000_000),
    control: values.control === true,
  }
  return {
    kind: 'start',
    setting,
    scenarios: (values.scenario ?? []).map(readScenario),
    faults: (values.fault ?? []).map(readFault),
    untilInputEnds: values['until-input-ends'] === true,
  }
}

const joins = { either: 'either', a: 'leg A', b: 'leg B' } as const

function readPhone(values: Values): Phone {
  const answerByNotify = oneOf('plain-answer', values['plain-answer'], ['refused', 'ignored'])
  const kind = oneOf('phone', values.phone, ['talk', 'plain'])
  return kind === 'talk' ? { kind } : { kind, answerByNotify, answersInvite: true }
}

function readAccount(text: string): AccountGiven {
  const [id = '', password = '', name, extension, ...rest] = text.split(':')
  if (id === '' || password === '' || rest.length > 0)
    throw new RangeError('--account is ID:PASSWORD[:NAME[:EXTENSION]]')
  return { id, password, name, extension }
}

function readScenario(name: string): ScenarioName {
  if (isScenario(name)) return name
  throw new RangeError(`--scenario: there is no ${name}; there are ${Object.keys(scenarios).join(', ')}`)
}

function readPath(name: string, given: string): string {
  if (/^(\/[\w.~-]+)+$/.test(given)) return given
  throw new RangeError(`--${name} is a path such as /ws, not ${given}`)
}

function readFault(json: string): EmulatorFault {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new RangeError(`--fault is no JSON: ${json}`)
  }
  const read = v.safeParse(faultSchema, value)
  if (!read.success) throw new RangeError(`--fault ${json}: ${read.issues.map(({ message }) => message).join('; ')}`)
  return read.output
}

function oneOf<const Value extends string>(name: string, given: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === given)
  if (found === undefined) throw new RangeError(`--${name} is one of ${values.join(', ')}, not ${given}`)
  return found
}

function whole(name: string, given: string, least: number, most: number): number {
  const value = /^-?\d{1,15}$/.test(given) ? Number(given) : Number.NaN
  if (!(value >= least && value <= most))
    throw new RangeError(`--${name} is a whole number from ${least} to ${most}, not ${given}`)
  return value
}
