import { heard, queue, take } from '../model/sound.ts'
import { permitMailbox } from './mailbox.ts'
import type { ServiceHandlers } from './handler.ts'
import { refuse } from './refuse.ts'

/** Voicemail Settings. */
export const voicemail: ServiceHandlers<'Voicemail'> = {
  get_vm_settings: (_, context) => {
    permitMailbox(context)
    return { answer: { vm_settings: context.switchboard.records.of(context.line.id).vmSettings } }
  },

  set_vm_settings: ({ vm_settings }, context) => {
    permitMailbox(context)
    context.switchboard.records.change(context.line.id, (records) => ({
      ...records,
      vmSettings: { ...records.vmSettings, ...vm_settings },
    }))
    return { answer: { vm_settings_saved: 1 } }
  },

  get_vm_greeting: ({ greeting_type }, context) => {
    permitMailbox(context)
    const { records, clock } = context.switchboard
    const file = heard(records.of(context.line.id).greetings[greeting_type], clock.now())
    if (file === undefined) return refuse(context, { greeting_type: `no ${greeting_type} greeting is recorded` })
    return { answer: { filename: file.name }, file }
  },

  set_vm_greeting: ({ greeting_info: { greeting_type, filename } }, context) => {
    permitMailbox(context)
    const { records, clock, world } = context.switchboard
    const taken = take({ ...context.file, name: filename })
    if (!taken.ok) return refuse(context, { 'greeting_info.filename': taken.complaint })
    const timing = { now: clock.now(), takes: world.options.conversion }
    records.change(context.line.id, (of) => ({
      ...of,
      greetings: { ...of.greetings, [greeting_type]: queue(of.greetings[greeting_type], taken.sound, timing) },
    }))
    return { answer: { success: 1, i_audio_file: records.nextNumber() } }
  },
}
