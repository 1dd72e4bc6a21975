import { permitMailbox } from './mailbox.ts'
import type { ServiceHandlers } from './handler.ts'
import { soundOf, takeSound } from './take-sound.ts'

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
    const { greetings } = context.switchboard.records.of(context.line.id)
    const file = soundOf(context, greetings[greeting_type], 'greeting_type')
    return { answer: { filename: file.name }, file }
  },

  set_vm_greeting: ({ greeting_info: { greeting_type, filename } }, context) => {
    permitMailbox(context)
    const { into, i_audio_file } = takeSound(context, context.file, { name: filename, at: 'greeting_info.filename' })
    context.switchboard.records.change(context.line.id, (of) => ({
      ...of,
      greetings: { ...of.greetings, [greeting_type]: into(of.greetings[greeting_type]) },
    }))
    return { answer: { success: 1, i_audio_file } }
  },
}
