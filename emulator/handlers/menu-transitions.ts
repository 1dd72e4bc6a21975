import { transitionComplaints, writeTransition, type Menu, type Transition } from '../model/menu.ts'
import type { ServiceHandlers, SignedIn } from './handler.ts'
import { menuOf, menusOf, putMenu } from './menus.ts'
import { refuse } from './refuse.ts'
import { soundOf, takeSound } from './take-sound.ts'

const isOn = (event: string) => (transition: Transition) => transition.settings.event === event

/** Puts a transition in the place of the one for the same event, or behind the others. */
function putTransition(context: SignedIn, menu: Menu, transition: Transition): void {
  const others = menu.transitions.filter(({ id }) => id !== transition.id)
  putMenu(context, { ...menu, transitions: [...others, transition] })
}

type TransitionMethod =
  'get_menu_transition_list' | 'set_menu_transition' | 'get_menu_transition_prompt' | 'set_menu_transition_promt'

/** What menus do on events; a menu has one transition for each event. */
export const transitions: Pick<ServiceHandlers<'AutoAttendant'>, TransitionMethod> = {
  get_menu_transition_list: ({ i_menu }, context) => {
    const menu = menuOf(context, i_menu, 'i_menu')
    return { answer: { transition_list: menu.transitions.map((transition) => writeTransition(transition, menu)) } }
  },

  set_menu_transition: ({ i_menu, transition_info: { i_menu: inside, prompt, ...settings } }, context) => {
    const menu = menuOf(context, i_menu ?? inside, 'i_menu')
    const { world, records } = context.switchboard
    const queues = world.queues.map(({ iQueue }) => iQueue)
    const complaints = transitionComplaints(settings, { menu, menus: menusOf(context), queues })
    if (Object.keys(complaints).length > 0) refuse(context, complaints)
    const at = 'transition_info.prompt'
    if (prompt !== undefined && context.file === undefined) refuse(context, { [at]: 'no file came along' })
    const sound =
      context.file === undefined
        ? undefined
        : takeSound(context, context.file, { name: prompt ?? context.file.name, at })

    const former = menu.transitions.find(isOn(settings.event))
    const id = former?.id ?? records.nextNumber()
    putTransition(context, menu, { id, settings, prompt: sound?.into(former?.prompt) ?? former?.prompt })
    return { answer: { i_menu_transition: id, i_audio_file: sound?.i_audio_file } }
  },

  get_menu_transition_prompt: ({ event, i_menu, i_menu_transition }, context) => {
    const { transitions } = menuOf(context, i_menu, 'i_menu')
    const found = transitions.find(isOn(event))
    if (found === undefined) return refuse(context, { event: `nothing is set for ${event}` })
    if (i_menu_transition !== undefined && i_menu_transition !== found.id)
      return refuse(context, { i_menu_transition: `is not the one for ${event}` })
    const file = soundOf(context, found.prompt, 'event')
    return { answer: { prompt: file.name }, file }
  },

  set_menu_transition_promt: ({ i_menu_transition, prompt }, context) => {
    const menu = menusOf(context).find(({ transitions }) => transitions.some(({ id }) => id === i_menu_transition))
    const former = menu?.transitions.find(({ id }) => id === i_menu_transition)
    if (menu === undefined || former === undefined)
      return refuse(context, { i_menu_transition: `there is no transition ${i_menu_transition}` })
    const { into, i_audio_file } = takeSound(context, context.file, { name: prompt, at: 'prompt' })
    putTransition(context, menu, { ...former, prompt: into(former.prompt) })
    return { answer: { i_menu_transition, i_audio_file } }
  },
}
