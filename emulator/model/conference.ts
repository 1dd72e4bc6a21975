import type { createConf } from '../../src-main/portaswitch/protocol/conference.ts'
import type { CheckedParamsOf } from '../../src-main/portaswitch/protocol/method.ts'
import { readDateTime } from '../../src-main/portaswitch/protocol/property.ts'
import type { Complaints } from './menu.ts'
import type { SoundSlot } from './sound.ts'

export type ConferenceSettings = CheckedParamsOf<typeof createConf>['conf_info']

export interface Conference {
  readonly id: number
  readonly settings: ConferenceSettings
  /** By `prompt_type`. */
  readonly prompts: Readonly<Record<string, SoundSlot>>
}

/** As `get_conf_info` and `get_conf_list` tell it. */
export const writeConference = ({ id, settings, prompts }: Conference) => ({
  ...settings,
  i_conf: id,
  msg_intro_set: textBit(prompts['intro']),
  moh_set: textBit(prompts['moh']),
})

const textBit = (sound: SoundSlot | undefined) => (sound === undefined ? '0' : '1')

/** What is wrong with a conference among others, by property. */
export function conferenceComplaints({ settings }: Conference, others: readonly Conference[]): Complaints {
  const { name, start_time = '', max_session_time } = settings
  const complaints: Complaints = {}
  if (name === '') complaints['conf_info.name'] = 'is empty'
  if (others.some((other) => other.settings.name === name))
    complaints['conf_info.name'] = `there is a conference ${name} already`
  if (start_time !== '' && readDateTime(start_time) === undefined) complaints['conf_info.start_time'] = 'is no date'
  if (start_time !== '' && max_session_time !== undefined)
    complaints['conf_info.max_session_time'] = 'goes together with no start_time'
  return complaints
}
