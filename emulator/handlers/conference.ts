import { conferenceComplaints, writeConference, type Conference } from '../model/conference.ts'
import type { ServiceHandlers, SignedIn } from './handler.ts'
import { refuse } from './refuse.ts'
import { soundOf, takeSound } from './take-sound.ts'

const conferencesOf = ({ switchboard, line }: SignedIn): readonly Conference[] =>
  switchboard.records.of(line.id).conferences

function conferenceOf(context: SignedIn, id: number, at = 'i_conf'): Conference {
  const found = conferencesOf(context).find((conference) => conference.id === id)
  return found ?? refuse(context, { [at]: `there is no conference ${id}` })
}

/** Puts a conference in its place, or behind the others; refuses one that does not go with them. */
function put(context: SignedIn, conference: Conference): void {
  const others = conferencesOf(context).filter(({ id }) => id !== conference.id)
  const complaints = conferenceComplaints(conference, others)
  if (Object.keys(complaints).length > 0) refuse(context, complaints)
  context.switchboard.records.change(context.line.id, (of) => ({
    ...of,
    conferences: of.conferences.some(({ id }) => id === conference.id)
      ? of.conferences.map((each) => (each.id === conference.id ? conference : each))
      : [...of.conferences, conference],
  }))
}

/** Conference configuration. */
export const conference: ServiceHandlers<'Conference'> = {
  get_conf_info: ({ i_conf, name }, context) => {
    const found = conferencesOf(context).find(
      ({ id, settings }) => (i_conf === undefined || id === i_conf) && (name === undefined || settings.name === name),
    )
    if (found === undefined)
      return refuse(context, i_conf === undefined ? { name: 'there is none' } : { i_conf: 'there is none' })
    return { answer: { conf_info: writeConference(found) } }
  },

  get_conf_list: (_, context) => ({ answer: { conf_list: conferencesOf(context).map(writeConference) } }),

  create_conf: ({ conf_info }, context) => {
    const id = context.switchboard.records.nextNumber()
    put(context, { id, settings: conf_info, prompts: {} })
    return { answer: { i_conf: id } }
  },

  update_conf: ({ conf_info: { i_conf, ...settings } }, context) => {
    const former = conferenceOf(context, i_conf, 'conf_info.i_conf')
    put(context, { ...former, settings: { ...former.settings, ...settings } })
    return { answer: { i_conf } }
  },

  del_conf: ({ i_conf }, context) => {
    conferenceOf(context, i_conf)
    const conferences = conferencesOf(context).filter(({ id }) => id !== i_conf)
    context.switchboard.records.change(context.line.id, (of) => ({ ...of, conferences }))
    return { answer: { i_conf } }
  },

  set_conf_prompt: ({ i_conf, prompt_type, prompt }, context) => {
    const former = conferenceOf(context, i_conf)
    const { into, i_audio_file } = takeSound(context, context.file, { name: prompt, at: 'prompt' })
    put(context, { ...former, prompts: { ...former.prompts, [prompt_type]: into(former.prompts[prompt_type]) } })
    return { answer: { i_conf, i_audio_file } }
  },

  get_conf_prompt: ({ i_conf, prompt_type }, context) => {
    const file = soundOf(context, conferenceOf(context, i_conf).prompts[prompt_type], 'prompt_type')
    return { answer: { prompt: file.name }, file }
  },
}
