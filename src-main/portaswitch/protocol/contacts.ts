import * as v from 'valibot'
import { method } from './method.ts'
import { int, listOf, maybe, oneOf, readInt, readText, readUnsignedLong, spare, unsignedLong } from './property.ts'

const section = 'field notes'
const realm = ['account'] as const
const transports = ['rest', 'websocket'] as const

/** Which part of a long list. `get_total` 1 asks for `total` in the answer. */
const page = { limit: maybe(int()), offset: maybe(int()), get_total: maybe(int()) }

const directoryRecord = v.object({
  first_name: spare(readText()),
  last_name: spare(readText()),
  office_number: spare(readText()),
  mobile_number: spare(readText()),
  other_number: spare(readText()),
})

export const getPhonebookList = method({
  service: 'Account',
  name: 'get_phonebook_list',
  summary: "Lists the account's own phone book.",
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object(page),
  result: v.object({
    phonebook_rec_list: listOf(v.object({ name: spare(readText()), phone_number: spare(readText()) })),
    total: spare(readInt()),
  }),
})

export const getPhoneDirectoryList = method({
  service: 'UA',
  name: 'get_phone_directory_list',
  summary: 'Lists the phone directories of the company.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object(page),
  result: v.object({
    phone_directory_list: listOf(v.object({ i_ua_config_directory: readUnsignedLong(), name: spare(readText()) })),
    total: spare(readInt()),
  }),
})

export const getPhoneDirectoryInfo = method({
  service: 'UA',
  name: 'get_phone_directory_info',
  summary: 'Reads one phone directory, with its people where `get_records` says so.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({ i_ua_config_directory: unsignedLong(), get_records: maybe(oneOf(['Y', 'N'])), ...page }),
  result: v.object({
    phone_directory_info: v.object({
      i_ua_config_directory: spare(readUnsignedLong()),
      name: spare(readText()),
      directory_records: listOf(directoryRecord),
    }),
    total: spare(readInt()),
  }),
})
