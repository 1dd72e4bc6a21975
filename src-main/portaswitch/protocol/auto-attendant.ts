import * as v from 'valibot'
import { method } from './method.ts'
import { int, listOf, maybe, oneOf, readInt, readText, text } from './property.ts'
import { a, nillable, once, readOnly, structure, withDefault } from './structure.ts'

const section = 'Auto attendant configuration'
const realm = ['account'] as const
const transports = ['rest', 'websocket', 'soap'] as const
const withFile = ['rest', 'soap'] as const
const common = { service: 'AutoAttendant', section, realm, authenticated: true } as const

/** The menu that every account has; it is neither deleted nor renamed. */
export const rootMenu = 'ROOT'

const promptSource = ['standard', 'custom'] as const

/** A menu of the auto attendant. Type reference, "MenuInfo structure". */
export const menuInfo = structure('MenuInfo', {
  i_menu: once(a.int()),
  /** Unique within the account. */
  name: a.text({ max: 64 }),
  /** When the menu applies, see How to Define a Time Period; blank is always. */
  period: a.text({ max: 255 }),
  /** The same in words, for people. */
  period_desc: a.text({ max: 255 }),
  msg_disabled_type: a.choice(promptSource),
  msg_timeout_type: a.choice(promptSource),
  msg_intro_set: readOnly(a.bit()),
  msg_menu_set: readOnly(a.bit()),
  msg_disabled_set: readOnly(a.bit()),
  msg_timeout_set: readOnly(a.bit()),
  msg_intro_type: a.choice(promptSource),
  msg_menu_type: a.choice(promptSource),
  replay_menu_times: a.int(),
  /** Seconds. */
  first_digit_timeout: nillable(a.int()),
  /** Seconds. */
  next_digit_timeout: withDefault(a.int(), 5),
  /** Y lets callers dial an extension at once, and forbids the action DirectDial. */
  direct_dial_enabled: withDefault(a.choice(['Y', 'N']), 'N'),
})

/** What happens on an event. */
export const transitionActions = [
  'Disabled',
  'Directory',
  'Queue',
  'Transfer',
  'TransferE164',
  'Voicemail',
  'Menu',
  'Extension',
  'DISA',
  'DirectDial',
  'DisconnectCall',
] as const

/** A key, no key in time, outside the menu's period, or a fax tone. */
export const transitionEvents = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '*',
  '#',
  'Timeout',
  'Not Active',
  'f',
] as const

/** What a menu does on an event. Type reference, "TransitionInfo structure". */
export const transitionInfo = structure('TransitionInfo', {
  action: a.choice(transitionActions),
  announce_ext_numbers: a.choice(['Y', 'N']),
  /** Where Transfer and TransferE164 lead. */
  destination: a.text({ max: 32 }),
  event: a.choice(transitionEvents),
  i_menu_transition: once(a.int()),
  /** Of Extension: how many digits a caller may dial. */
  max_size: a.int(),
  play_prompt: a.choice(['Y', 'N']),
  /** The name of the file that comes along. */
  prompt: a.text(),
  prompt_set: readOnly(a.bit()),
  /** Where Menu leads. */
  target_i_menu: a.int(),
  /** Where Queue leads; the reference's prose has it in `target_i_menu`, and servers may take it there. */
  target_i_queue: a.int(),
  /** Not in the table: the appendix's script has it here and not beside. */
  i_menu: a.int(),
})

export const menuPrompts = ['intro', 'menu', 'disabled', 'timeout'] as const

export const getMenuList = method({
  ...common,
  name: 'get_menu_list',
  summary: "Lists the account's menus.",
  transports,
  params: v.object({}),
  result: v.object({ menu_list: listOf(menuInfo.read) }),
})

export const updateMenu = method({
  ...common,
  name: 'update_menu',
  summary: 'Changes those settings of a menu that are given.',
  transports,
  params: v.object({ menu_info: menuInfo.toSend({ mandatory: ['i_menu'] }) }),
  result: v.object({ i_menu: readInt() }),
})

export const createMenu = method({
  ...common,
  name: 'create_menu',
  summary: 'Makes a menu.',
  transports,
  params: v.object({ menu_info: menuInfo.toSend({ mandatory: ['name'], left: ['i_menu'] }) }),
  result: v.object({ i_menu: readInt() }),
})

export const delMenu = method({
  ...common,
  name: 'del_menu',
  summary: 'Deletes a menu.',
  transports,
  params: v.object({ i_menu: int() }),
  result: v.object({ i_menu: readInt() }),
})

export const setMenuPrompt = method({
  ...common,
  name: 'set_menu_prompt',
  summary: 'Sends the sound of one of the prompts of a menu.',
  transports: withFile,
  upload: { part: 'prompt', namedBy: ['prompt'], isOptional: false },
  params: v.object({ i_menu: int(), prompt_type: oneOf(menuPrompts), prompt: text() }),
  result: v.object({ i_menu: readInt(), i_audio_file: maybe(readInt()) }),
})

export const getMenuPrompt = method({
  ...common,
  name: 'get_menu_prompt',
  summary: 'Fetches the sound of one of the prompts of a menu.',
  transports: withFile,
  download: { namedBy: 'prompt' },
  params: v.object({ i_menu: int(), prompt_type: oneOf(menuPrompts) }),
  result: v.object({ prompt: maybe(readText()) }),
})

export const getMenuTransitionList = method({
  ...common,
  name: 'get_menu_transition_list',
  summary: 'Lists what a menu does on which event.',
  transports,
  params: v.object({ i_menu: int() }),
  result: v.object({ transition_list: listOf(transitionInfo.read) }),
})

export const setMenuTransition = method({
  ...common,
  name: 'set_menu_transition',
  summary: 'Says what a menu does on an event, with a prompt before it where one comes along.',
  transports: ['rest', 'websocket', 'soap'],
  upload: { part: 'prompt', namedBy: ['transition_info', 'prompt'], isOptional: true },
  params: v.pipe(
    v.object({
      i_menu: maybe(int()),
      transition_info: transitionInfo.toSend({ mandatory: ['action', 'event'], left: ['i_menu_transition'] }),
    }),
    v.check(({ i_menu, transition_info }) => (i_menu ?? transition_info.i_menu) !== undefined, 'i_menu is needed'),
  ),
  result: v.object({ i_menu_transition: readInt(), i_audio_file: maybe(readInt()) }),
})

export const getMenuTransitionPrompt = method({
  ...common,
  name: 'get_menu_transition_prompt',
  summary: 'Fetches the prompt before an action.',
  transports: withFile,
  download: { namedBy: 'prompt' },
  params: v.object({ event: oneOf(transitionEvents), i_menu: int(), i_menu_transition: maybe(int()) }),
  result: v.object({ prompt: maybe(readText()) }),
})

export const setMenuTransitionPrompt = method({
  ...common,
  // Spelt so in the reference; some servers know it well spelt.
  name: 'set_menu_transition_promt',
  otherNames: ['set_menu_transition_prompt'],
  summary: 'Sends the prompt before an action.',
  transports: withFile,
  upload: { part: 'prompt', namedBy: ['prompt'], isOptional: false },
  params: v.object({ i_menu_transition: int(), prompt: text() }),
  result: v.object({ i_menu_transition: readInt(), i_audio_file: maybe(readInt()) }),
})
