import * as v from 'valibot'
import type { Loaded } from './trouble.ts'

/** The settings of a voicemail box by their names on the server, in the three parts that it reads and writes them in. */
export const settingNames = {
  box: [
    'password',
    'password_ask',
    'prompt_levels',
    'announce_dt',
    'auto_play',
    'greetings',
    'fax_file',
    'ext_email',
    'ext_email_action',
    'ext_email_vm_fmt',
    'enable_disa',
    'disa_password',
  ],
  folders: [
    'trash_folder',
    'draft_folder',
    'sent_folder',
    'unseen_type',
    'unseen_notify',
    'unseen_cumulative',
    'search_memory',
  ],
  display: [
    'show_num',
    'page_selector',
    'page_selector_max',
    'internal_date_sort',
    'truncate_sender',
    'truncate_subject',
    'show_html_default',
    'show_images',
    'show_xmailer_default',
    'pf_cleandisplay',
    'wrap_at',
    'editor_size',
    'editor_height',
    'body_quote',
    'sig_first',
    'include_self_reply_all',
    'addrsrch_fullname',
    'mdn_user_support',
  ],
} as const

export type SettingPart = keyof typeof settingNames
export type SettingName = (typeof settingNames)[SettingPart][number]
export const settingParts = ['box', 'folders', 'display'] as const satisfies readonly SettingPart[]

/** A PIN is told only when it is revealed. */
export const pinNames = ['password', 'disa_password'] as const
export type PinName = (typeof pinNames)[number]

const value = v.union([v.pipe(v.string(), v.maxLength(255)), v.pipe(v.number(), v.safeInteger())])
const change = <const Names extends readonly [string, ...string[]]>(names: Names) => v.record(v.picklist(names), value)

export const voicemailSettingCommands = {
  loadVoicemailSettings: v.strictObject({}),
  /** What was changed, and nothing else. */
  saveVoicemailSettings: v.strictObject({
    box: change(settingNames.box),
    folders: change(settingNames.folders),
    display: change(settingNames.display),
  }),
  revealPin: v.strictObject({ pin: v.picklist(pinNames) }),
} as const

export interface VoicemailSettingResults {
  loadVoicemailSettings: Loaded<VoicemailSettingsView>
  /** The settings as the server has them afterwards. */
  saveVoicemailSettings: Loaded<VoicemailSettingsView>
  revealPin: Loaded<string>
}

export type SettingValue = string | number

export interface VoicemailSettingsView {
  /** What the server told; PINs are not among it. */
  readonly values: Readonly<Partial<Record<SettingName, SettingValue>>>
  /** PINs that are set. */
  readonly pins: readonly PinName[]
  /** Parts that this server does not offer. */
  readonly missing: readonly SettingPart[]
}
