import * as v from 'valibot'
import { method } from './method.ts'
import { maybe, oneOf, readInt, readText, text } from './property.ts'
import { a, named, structure, withDefault } from './structure.ts'

const section = 'Voicemail Settings'
const realm = ['account'] as const
const transports = ['rest', 'websocket', 'soap'] as const
const withFile = ['rest', 'soap'] as const

/** Settings of the voicemail box. Type reference, "VMSettings structure". */
export const vmSettings = structure('VMSettings', {
  /** For listening by phone. */
  password: a.text(),
  password_ask: a.choice(['yes', 'no']),
  prompt_levels: a.choice(['standard', 'extended', 'rapid']),
  /** Tells date and time before each message. */
  announce_dt: a.choice(['yes', 'no']),
  auto_play: a.choice(['yes', 'no']),
  /** Which greeting callers hear. */
  greetings: a.choice(['standard', 'extended', 'personal', 'name']),
  fax_file: a.choice(['multi_png', 'multi_tiff', 'pdf', 'tiff']),
  ext_email: a.text({ max: 128 }),
  /** The text of the reference has lost its values: show and send back what the server gives. */
  ext_email_action: a.text(),
  ext_email_vm_fmt: withDefault(a.choice(['au', 'mp3', 'wav']), 'mp3'),
  enable_disa: a.choice(['Yes', 'No']),
  disa_password: a.text(),
})

/** The greetings that there can be; `standard` is the server's own. */
export const greetingTypes = ['standard', 'extended', 'personal', 'name'] as const
/** Those that can be recorded. */
export const ownGreetingTypes = ['extended', 'personal', 'name'] as const

export const getVmSettings = method({
  service: 'Voicemail',
  name: 'get_vm_settings',
  summary: 'Reads the settings of the voicemail box.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({}),
  result: v.object({ vm_settings: vmSettings.read }),
})

export const setVmSettings = method({
  service: 'Voicemail',
  name: 'set_vm_settings',
  summary: 'Changes those settings of the voicemail box that are given.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({ vm_settings: vmSettings.toSend() }),
  result: v.object({ vm_settings_saved: readInt() }),
})

export const getVmGreeting = method({
  service: 'Voicemail',
  name: 'get_vm_greeting',
  summary: 'Fetches the sound of a greeting.',
  section,
  realm,
  transports: withFile,
  authenticated: true,
  download: { namedBy: 'filename' },
  params: v.object({ greeting_type: oneOf(greetingTypes) }),
  result: v.object({ filename: maybe(readText()) }),
})

export const setVmGreeting = method({
  service: 'Voicemail',
  name: 'set_vm_greeting',
  summary: 'Sends the sound of a greeting, which is converted before callers hear it.',
  section,
  realm,
  transports: withFile,
  authenticated: true,
  upload: { part: 'filename', namedBy: ['greeting_info', 'filename'], isOptional: false },
  params: v.object({
    greeting_info: named('GreetingInfo', v.object({ greeting_type: oneOf(ownGreetingTypes), filename: text() })),
  }),
  result: v.object({
    success: readInt(),
    /** Its place in the queue for conversion; no method asks after it. */
    i_audio_file: maybe(readInt()),
  }),
})
