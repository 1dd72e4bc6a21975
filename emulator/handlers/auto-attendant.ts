import { rootMenu } from '../../src-main/portaswitch/protocol/auto-attendant.ts'
import { menuComplaints, newMenu, writeMenu, type Complaints, type Menu } from '../model/menu.ts'
import type { ServiceHandlers, SignedIn } from './handler.ts'
import { transitions } from './menu-transitions.ts'
import { menuOf, menusOf, putMenu } from './menus.ts'
import { refuse } from './refuse.ts'
import { soundOf, takeSound } from './take-sound.ts'

function unless(context: SignedIn, complaints: Complaints): void {
  if (Object.keys(complaints).length > 0) refuse(context, complaints)
}

/** Auto attendant configuration. */
export const autoAttendant: ServiceHandlers<'AutoAttendant'> = {
  get_menu_list: (_, context) => ({ answer: { menu_list: menusOf(context).map(writeMenu) } }),

  create_menu: ({ menu_info }, context) => {
    const { records } = context.switchboard
    const menu = newMenu(records.nextNumber(), menu_info)
    unless(context, menuComplaints(menu, menusOf(context)))
    putMenu(context, menu)
    return { answer: { i_menu: menu.id } }
  },

  update_menu: ({ menu_info: { i_menu, ...settings } }, context) => {
    const former = menuOf(context, i_menu, 'menu_info.i_menu')
    const menu: Menu = { ...former, settings: { ...former.settings, ...settings } }
    const others = menusOf(context).filter(({ id }) => id !== i_menu)
    unless(context, menuComplaints(menu, others, former))
    putMenu(context, menu)
    return { answer: { i_menu } }
  },

  del_menu: ({ i_menu }, context) => {
    const menu = menuOf(context, i_menu, 'i_menu')
    if (menu.settings.name === rootMenu) refuse(context, { i_menu: `${rootMenu} is not deleted` })
    const others = menusOf(context).filter(({ id }) => id !== i_menu)
    const leading = others.find(({ transitions }) =>
      transitions.some(({ settings }) => settings.action === 'Menu' && settings.target_i_menu === i_menu),
    )
    if (leading !== undefined) refuse(context, { i_menu: `${leading.settings.name} leads there` })
    context.switchboard.records.change(context.line.id, (of) => ({ ...of, menus: others }))
    return { answer: { i_menu } }
  },

  set_menu_prompt: ({ i_menu, prompt_type, prompt }, context) => {
    const menu = menuOf(context, i_menu, 'i_menu')
    const { into, i_audio_file } = takeSound(context, context.file, { name: prompt, at: 'prompt' })
    putMenu(context, { ...menu, prompts: { ...menu.prompts, [prompt_type]: into(menu.prompts[prompt_type]) } })
    return { answer: { i_menu, i_audio_file } }
  },

  get_menu_prompt: ({ i_menu, prompt_type }, context) => {
    const file = soundOf(context, menuOf(context, i_menu, 'i_menu').prompts[prompt_type], 'prompt_type')
    return { answer: { prompt: file.name }, file }
  },

  ...transitions,
}
