import * as v from 'valibot'
import { method } from './method.ts'
import { int, listOf, maybe, readInt } from './property.ts'
import { a, once, structure } from './structure.ts'

// The reference names the service's schema and shows five calls in its script, without a table: properties are what the
// script sends, with no lengths. `firstname`, beside the script's `lastname`, and the name of the list in the answer are ours.
const common = {
  service: 'DialDirectory',
  section: 'Sample Script for PortaSIP Media Server SOAP Communication',
  realm: ['account'],
  authenticated: true,
  transports: ['rest', 'websocket', 'soap'],
} as const

/** An entry of the dial-by-name directory. */
export const dirEntryInfo = structure('DirEntryInfo', {
  i_entry: once(a.int()),
  active: a.choice(['Y', 'N']),
  abbreviated_number: a.text(),
  number_to_dial: a.text(),
  firstname: a.text(),
  lastname: a.text(),
  description: a.text(),
  /** The name of the file with the spoken name, which comes along. */
  prompt: a.text(),
})

const upload = { part: 'prompt', namedBy: ['dir_entry_info', 'prompt'], isOptional: true } as const

export const getDirInfo = method({
  ...common,
  name: 'get_dir_info',
  summary: 'Lists the entries of the dial-by-name directory.',
  params: v.object({}),
  result: v.object({ dir_entry_list: listOf(dirEntryInfo.read) }),
})

export const createDirEntry = method({
  ...common,
  name: 'create_dir_entry',
  summary: 'Makes an entry, with the spoken name where it comes along.',
  upload,
  params: v.object({
    dir_entry_info: dirEntryInfo.toSend({ mandatory: ['abbreviated_number', 'number_to_dial'], left: ['i_entry'] }),
  }),
  result: v.object({ i_entry: readInt() }),
})

export const updateDirEntry = method({
  ...common,
  name: 'update_dir_entry',
  summary: 'Changes what is given of an entry.',
  upload,
  params: v.object({ dir_entry_info: dirEntryInfo.toSend({ mandatory: ['i_entry'] }) }),
  result: v.object({ i_entry: maybe(readInt()) }),
})

export const getDirEntry = method({
  ...common,
  name: 'get_dir_entry',
  summary: 'Reads an entry.',
  params: v.object({ i_entry: int() }),
  result: v.object({ dir_entry_info: dirEntryInfo.read }),
})

export const delDirEntry = method({
  ...common,
  name: 'del_dir_entry',
  summary: 'Deletes an entry.',
  params: v.object({ i_entry: int() }),
  result: v.object({ i_entry: maybe(readInt()) }),
})
