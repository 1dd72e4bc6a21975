import type { CallControl, Line, Mailbox, Phone, Queue } from './model/line.ts'
import type { SwitchOptions } from './model/options.ts'
import type { SessionOptions } from './model/session-options.ts'
import type { WebSocketOptions } from './server/websocket.ts'

/** Everything that a start of the emulator fixes. */
export interface Setting {
  /** 0 takes any free port. */
  readonly port: number
  /** Keeps the certificate in this folder; a fresh one otherwise. */
  readonly cert: string | undefined
  /** Keeps what accounts are given to keep in this file, from one start to the next. */
  readonly state: string | undefined
  readonly lines: readonly Line[]
  readonly queues: readonly Queue[]
  /** The line that scenarios are about. */
  readonly user: string
  readonly switch: SwitchOptions
  readonly sessions: SessionOptions
  readonly webSocket: WebSocketOptions
  /** How far the switch's clock is ahead of the computer's, milliseconds. */
  readonly clockSkew: number
  /** Whether there is a control address. */
  readonly control: boolean
}

/** A line as `--account ID:PASSWORD[:NAME[:EXTENSION]]` or a test gives it. */
export interface AccountGiven {
  readonly id: string
  readonly password: string
  readonly name?: string | undefined
  readonly extension?: string | undefined
  readonly apiToken?: string | undefined
  readonly aliases?: readonly string[] | undefined
  readonly callControl?: CallControl | undefined
  readonly mailbox?: Mailbox | undefined
  readonly signIn?: Line['signIn'] | undefined
  readonly phone?: Phone | undefined
  readonly phones?: number | undefined
}

/** The demo's cast: Ada, Ben and the user. */
export const demoAccounts: readonly AccountGiven[] = [
  { id: '123002', password: 'secret', name: 'Ada Byron', extension: '102' },
  { id: '123003', password: 'secret', name: 'Ben Okafor', extension: '103' },
  { id: '123007', password: 'secret', name: 'Kim Novak', extension: '107' },
]

export interface Defaults {
  readonly phone: Phone
  readonly callControl: CallControl
  readonly mailbox: Mailbox
  /** The accounts that are IVR access numbers. */
  readonly ivr: readonly string[]
  readonly phones: number
}

/** The lines of a start: those given, with the rest of the demo's cast beside them so that there is somebody to talk to. */
export function linesOf(given: readonly AccountGiven[], defaults: Defaults): readonly Line[] {
  const missing = demoAccounts.filter(({ id }) => !given.some((account) => account.id === id))
  const all = given.length === 0 ? demoAccounts : [...given, ...missing]
  return all
    .map((account, index) => lineOf(account, index, defaults))
    .sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0))
}

function lineOf(account: AccountGiven, index: number, defaults: Defaults): Line {
  const cast = demoAccounts.find(({ id }) => id === account.id)
  const name = account.name ?? cast?.name ?? ''
  const [firstName = '', ...rest] = name.split(' ')
  return {
    iAccount: iAccountOf(account.id, index),
    id: account.id,
    firstName,
    lastName: rest.join(' '),
    extension: account.extension ?? cast?.extension ?? '',
    password: account.password,
    apiToken: account.apiToken,
    aliases: account.aliases ?? [],
    email: `${account.id}@example.com`,
    timeZone: 'Europe/Berlin',
    callControl: account.callControl ?? defaults.callControl,
    iIvrAn: defaults.ivr.includes(account.id) ? iIvrAnOf(account.id, index) : undefined,
    mailbox: account.mailbox ?? defaults.mailbox,
    signIn: account.signIn ?? 'open',
    phone: account.phone ?? defaults.phone,
    phones: account.phones ?? defaults.phones,
  }
}

/** An `i_account` that is not the account ID, so that nobody mixes them up. */
const iAccountOf = (id: string, index: number) => (/^\d{1,9}$/.test(id) ? 40_000_000 + Number(id) : 90_000 + index)

/** Neither the account ID nor its `i_account`. */
const iIvrAnOf = (id: string, index: number) => iAccountOf(id, index) + 10_000_000

/** The one queue of the demo: everybody but Ada serves it. */
export const queuesOf = (lines: readonly Line[]): readonly Queue[] => [
  {
    iQueue: 12,
    id: '123050',
    name: 'Sales',
    agents: lines.map(({ id }) => id).filter((id) => id !== '123002'),
  },
]

/** The line that scenarios are about: the first one given, 123007 where none was. */
export const userOf = (given: readonly AccountGiven[]): string => given[0]?.id ?? '123007'
