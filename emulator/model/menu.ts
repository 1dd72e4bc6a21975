import {
  rootMenu,
  type createMenu,
  type setMenuTransition,
} from '../../src-main/portaswitch/protocol/auto-attendant.ts'
import type { CheckedParamsOf } from '../../src-main/portaswitch/protocol/method.ts'
import { parsePeriod } from '../../src-main/voice/period/parse.ts'
import type { SoundSlot } from './sound.ts'

export type MenuSettings = CheckedParamsOf<typeof createMenu>['menu_info']

/** What a menu does on an event, as it was given, without the ids that the switch gives. */
export type TransitionSettings = Omit<CheckedParamsOf<typeof setMenuTransition>['transition_info'], 'i_menu' | 'prompt'>

export interface Transition {
  readonly id: number
  readonly settings: TransitionSettings
  readonly prompt: SoundSlot | undefined
}

/** A menu of an account's auto attendant. */
export interface Menu {
  readonly id: number
  readonly settings: MenuSettings
  /** By `prompt_type`. */
  readonly prompts: Readonly<Record<string, SoundSlot>>
  readonly transitions: readonly Transition[]
}

/** What the switch fills in where a new menu does not say. */
const defaults = {
  period: '',
  period_desc: '',
  msg_disabled_type: 'standard',
  msg_timeout_type: 'standard',
  msg_intro_type: 'standard',
  msg_menu_type: 'standard',
  replay_menu_times: 3,
  first_digit_timeout: null,
  next_digit_timeout: 5,
  direct_dial_enabled: 'N',
} as const satisfies Omit<MenuSettings, 'name'>

export const newMenu = (id: number, settings: MenuSettings): Menu => ({
  id,
  settings: { ...defaults, ...settings },
  prompts: {},
  transitions: [],
})

/** What every account begins with. */
export const newRootMenu = (id: number) => newMenu(id, { name: rootMenu })

/** As `get_menu_list` tells it. */
export const writeMenu = ({ id, settings, prompts }: Menu) => ({
  ...settings,
  i_menu: id,
  msg_intro_set: bit(prompts['intro']),
  msg_menu_set: bit(prompts['menu']),
  msg_disabled_set: bit(prompts['disabled']),
  msg_timeout_set: bit(prompts['timeout']),
})

/** As `get_menu_transition_list` tells it. */
export const writeTransition = ({ id, settings, prompt }: Transition, menu: Menu) => ({
  ...settings,
  i_menu: menu.id,
  i_menu_transition: id,
  prompt_set: bit(prompt),
})

const bit = (slot: SoundSlot | undefined): 0 | 1 => (slot === undefined ? 0 : 1)

/** What is wrong with a menu among others, by property. */
export type Complaints = Record<string, string>

/** `changed` is the menu as it would be; `others` are those beside it. */
export function menuComplaints(changed: Menu, others: readonly Menu[], former?: Menu): Complaints {
  const { name, period, direct_dial_enabled } = changed.settings
  const complaints: Complaints = {}
  if (name === '') complaints['menu_info.name'] = 'is empty'
  if (former?.settings.name === rootMenu && name !== rootMenu)
    complaints['menu_info.name'] = `${rootMenu} is not renamed`
  if (others.some(({ settings }) => settings.name === name))
    complaints['menu_info.name'] = `there is a menu ${name} already`
  const read = parsePeriod(period ?? '')
  if (!read.ok) complaints['menu_info.period'] = `is no period: ${read.problem.reason} at ${read.problem.offset}`
  const direct = changed.transitions.find(({ settings }) => settings.action === 'DirectDial')
  if (direct_dial_enabled === 'Y' && direct !== undefined)
    complaints['menu_info.direct_dial_enabled'] = `the action on ${direct.settings.event} is DirectDial`
  return complaints
}

/** `queues` are the ids of those that there are. */
export function transitionComplaints(
  settings: TransitionSettings,
  { menu, menus, queues }: { readonly menu: Menu; readonly menus: readonly Menu[]; readonly queues: readonly number[] },
): Complaints {
  const { action, destination = '', target_i_menu, target_i_queue } = settings
  switch (action) {
    case 'DirectDial':
      return menu.settings.direct_dial_enabled === 'Y' ? wrong('action', 'direct_dial_enabled forbids DirectDial') : {}
    case 'Menu':
      return menus.some(({ id }) => id === target_i_menu) ? {} : wrong('target_i_menu', 'is no menu of this account')
    case 'Queue':
      // The reference's prose has the queue in target_i_menu.
      return queues.includes(target_i_queue ?? target_i_menu ?? 0) ? {} : wrong('target_i_queue', 'is no queue')
    case 'Transfer':
      return destination === '' ? wrong('destination', 'is missing') : {}
    case 'TransferE164':
      return /^\+?\d{1,15}$/.test(destination) ? {} : wrong('destination', 'is no E.164 number')
    case 'Disabled':
    case 'Directory':
    case 'Voicemail':
    case 'Extension':
    case 'DISA':
    case 'DisconnectCall':
      return {}
    default:
      return action satisfies never
  }
}

const wrong = (property: keyof TransitionSettings, why: string): Complaints => ({
  [`transition_info.${property}`]: why,
})
