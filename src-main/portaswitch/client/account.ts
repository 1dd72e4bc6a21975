import type { Account } from '../../line/event.ts'
import { getAccountInfo, getAccountList, getAliasList, type AccountInfo } from '../protocol/account.ts'
import { getCallqueueList } from '../protocol/customer.ts'
import { faultKind } from '../protocol/fault.ts'
import { PortaSwitchError, type PortaSwitchErrorCode } from './error.ts'
import type { Log } from './log.ts'
import type { Ask } from './requests.ts'

/**
 * Finds out who is signed in, in the order of the field notes ("Reading the reference text"): what the server tells about
 * whoever asks, else the account whose ID is the login. Undefined where neither is allowed or known.
 */
export async function findAccountInfo(ask: Ask, login: string): Promise<AccountInfo | undefined> {
  const told = await unlessRefused(ask(getAccountInfo, { detailed_info: 1 }))
  if (told?.account_info !== undefined) return told.account_info
  const found = await unlessRefused(ask(getAccountList, { id: login }))
  return found?.account_list.find(({ id }) => id === login)
}

/** What the server tells of an account, as far as it does. */
export interface Details {
  readonly info: AccountInfo | undefined
  readonly aliases: readonly string[]
  readonly queues: Account['queues']
}

export const noDetails: Details = { info: undefined, aliases: [], queues: new Map() }

/**
 * Asks for all of it; `info` is asked for already. A line can do without: what the server may tell another time stays as it is
 * `known`, and the details are not whole then.
 */
export async function findDetails(
  ask: Ask,
  { info, known, log }: { readonly info: Promise<Details['info']>; readonly known: Details; readonly log: Log },
): Promise<{ readonly details: Details; readonly isWhole: boolean }> {
  let isWhole = true
  const orKnown = <T>(asked: Promise<T>, known: T): Promise<T> =>
    asked.catch((error: unknown) => {
      if (!(error instanceof PortaSwitchError) || !passing.has(error.code)) throw error
      log.info('not told for now', { code: error.code })
      isWhole = false
      return known
    })
  const [found, aliases, queues] = await Promise.all([
    orKnown(info, known.info),
    orKnown(findAliases(ask, log), known.aliases),
    orKnown(findQueues(ask, log), known.queues),
  ])
  return { details: { info: found, aliases, queues }, isWhole }
}

/** Trouble that says nothing of the session or the certificate. */
const passing: ReadonlySet<PortaSwitchErrorCode> = new Set([
  'unanswered',
  'serverError',
  'standby',
  'hostNotFound',
  'connectionRefused',
  'noAnswer',
  'network',
])

/** The other numbers of the account; none where the server does not tell (it is refused politely by older ones). */
async function findAliases(ask: Ask, log: Log): Promise<readonly string[]> {
  const told = await unlessRefused(ask(getAliasList, {}))
  if (told === undefined) log.info('aliases are not told')
  return told?.alias_list.map(({ id }) => id) ?? []
}

/** Names of the customer's call queues by `i_c_queue`; none where the server does not tell. */
async function findQueues(ask: Ask, log: Log): Promise<ReadonlyMap<number, string>> {
  const told = await unlessRefused(ask(getCallqueueList, {}))
  if (told === undefined) log.info('queues are not told')
  const named = told?.callqueue_list.flatMap(({ i_c_queue, name }) => (name ? [[i_c_queue, name] as const] : []))
  return new Map(named)
}

/** The account in the project's words; `iAccount` is what the token says, if it does. */
export function toAccount({
  iAccount,
  login,
  details: { info, aliases, queues },
}: {
  readonly iAccount: number | undefined
  readonly login: string
  readonly details: Details
}): Account {
  const person = [info?.firstname, info?.lastname].filter((part) => part !== undefined && part !== '').join(' ')
  return {
    iAccount,
    accountId: info?.id ?? login,
    extensionId: info?.extension_id,
    name: person || info?.extension_name || undefined,
    aliases,
    queues,
    timeZone: info?.time_zone_name,
  }
}

/** Undefined where the server will not or cannot tell; trouble of session and network stays trouble. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PortaSwitchError && isRefusal(error)) return undefined
    throw error
  }
}

const isRefusal = ({ code, fault }: PortaSwitchError) =>
  code === 'unreadable' || (code === 'refused' && fault !== undefined && faultKind(fault) !== 'sessionGone')
