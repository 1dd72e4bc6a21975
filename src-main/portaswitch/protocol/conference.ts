import * as v from 'valibot'
import { method } from './method.ts'
import { int, listOf, maybe, oneOf, readInt, readText, text } from './property.ts'
import { a, once, readOnly, structure } from './structure.ts'

const section = 'Conference configuration'
const realm = ['account'] as const
const transports = ['rest', 'websocket', 'soap'] as const
const withFile = ['rest', 'soap'] as const
const common = { service: 'Conference', section, realm, authenticated: true } as const

/** A conference. Type reference, "ConfInfo structure". */
export const confInfo = structure('ConfInfo', {
  i_conf: once(a.int()),
  name: a.text(),
  /** What the administrator dials to get in. */
  pin_host: a.text(),
  /** What everybody else dials. */
  pin_user: a.text(),
  max_call_duration: a.int(),
  /** Of a permanent conference; goes together with no `start_time`. */
  max_session_time: a.int(),
  max_participants: a.int(),
  /** Whether all wait for the administrator. */
  wait_host: a.choice(['Y', 'N']),
  play_announce: a.choice(['Y', 'N']),
  /** Music on hold. */
  play_moh: a.choice(['Y', 'N']),
  /** UTC. */
  start_time: a.text(),
  msg_intro_set: readOnly(a.bitAsText()),
  moh_set: readOnly(a.bitAsText()),
  video_conf: a.choice(['Y', 'N']),
})

export const confPrompts = ['intro', 'moh'] as const

export const getConfInfo = method({
  ...common,
  name: 'get_conf_info',
  summary: 'Reads a conference, by its id or its name.',
  transports,
  params: v.pipe(
    v.object({ i_conf: maybe(int()), name: maybe(text()) }),
    v.check(({ i_conf, name }) => i_conf !== undefined || name !== undefined, 'i_conf or name is needed'),
  ),
  result: v.object({ conf_info: confInfo.read }),
})

export const getConfList = method({
  ...common,
  name: 'get_conf_list',
  summary: "Lists the account's conferences.",
  transports,
  params: v.object({}),
  result: v.object({ conf_list: listOf(confInfo.read) }),
})

export const createConf = method({
  ...common,
  name: 'create_conf',
  summary: 'Makes a conference.',
  transports,
  params: v.object({ conf_info: confInfo.toSend({ mandatory: ['name'], left: ['i_conf'] }) }),
  result: v.object({ i_conf: readInt() }),
})

export const updateConf = method({
  ...common,
  name: 'update_conf',
  summary: 'Changes those settings of a conference that are given.',
  transports,
  params: v.object({ conf_info: confInfo.toSend({ mandatory: ['i_conf'] }) }),
  result: v.object({ i_conf: readInt() }),
})

export const delConf = method({
  ...common,
  name: 'del_conf',
  summary: 'Deletes a conference.',
  transports,
  params: v.object({ i_conf: int() }),
  result: v.object({ i_conf: readInt() }),
})

export const setConfPrompt = method({
  ...common,
  name: 'set_conf_prompt',
  summary: 'Sends the sound of one of the prompts of a conference.',
  transports: withFile,
  upload: { part: 'prompt', namedBy: ['prompt'], isOptional: false },
  params: v.object({ i_conf: int(), prompt_type: oneOf(confPrompts), prompt: text() }),
  result: v.object({ i_conf: readInt(), i_audio_file: maybe(readInt()) }),
})

export const getConfPrompt = method({
  ...common,
  name: 'get_conf_prompt',
  summary: 'Fetches the sound of one of the prompts of a conference.',
  transports: withFile,
  download: { namedBy: 'prompt' },
  params: v.object({ i_conf: int(), prompt_type: oneOf(confPrompts) }),
  result: v.object({ prompt: maybe(readText()) }),
})
