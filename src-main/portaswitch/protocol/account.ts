import * as v from 'valibot'
import { method } from './method.ts'
import { int, listOf, maybe, readText, readUnsignedLong, text, unsignedLong } from './property.ts'

const realm = ['administrator', 'reseller', 'retail customer', 'account'] as const
const transports = ['rest', 'websocket'] as const

/** An account: one phone line or extension. Only what Sidetone reads; every server sends more. */
export const accountInfo = v.object({
  i_account: readUnsignedLong(),
  i_customer: maybe(readUnsignedLong()),
  /** The account's ID: its number, which call control names `account_id`. */
  id: readText(),
  extension_id: maybe(readText()),
  extension_name: maybe(text()),
  firstname: maybe(text()),
  lastname: maybe(text()),
  customer_name: maybe(text()),
  email: maybe(text()),
  time_zone_name: maybe(text()),
})

export type AccountInfo = v.InferOutput<typeof accountInfo>

export const getAccountInfo = method({
  service: 'Account',
  name: 'get_account_info',
  summary: 'Tells about one account; without parameters, about the one that is signed in.',
  section: 'field notes',
  realm,
  transports,
  authenticated: true,
  params: v.object({ i_account: maybe(unsignedLong()), detailed_info: maybe(int()) }),
  result: v.object({ account_info: maybe(accountInfo) }),
})

export const getAccountList = method({
  service: 'Account',
  name: 'get_account_list',
  summary: 'Finds accounts, by their ID for instance.',
  section: 'Call state notification management',
  realm,
  transports,
  authenticated: true,
  params: v.object({
    id: maybe(text()),
    i_customer: maybe(unsignedLong()),
    limit: maybe(int()),
    offset: maybe(int()),
  }),
  result: v.object({ account_list: listOf(accountInfo) }),
})

export const getAliasList = method({
  service: 'Account',
  name: 'get_alias_list',
  summary: 'Lists the other numbers that ring on the account.',
  section: 'field notes',
  realm,
  transports,
  authenticated: true,
  params: v.object({ i_account: maybe(unsignedLong()) }),
  result: v.object({ alias_list: listOf(v.object({ id: readText() })) }),
})
