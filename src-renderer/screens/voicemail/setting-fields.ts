import { type SettingName, type SettingPart, settingNames } from '../../../src-main/ipc/contract/voicemail-settings.ts'

/** How a setting is edited. Choices are the server's own values; one that it has and the list has not is kept and shown. */
export type SettingField =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly values: readonly number[] }
  /** On and off, as the server spells them. */
  | { readonly kind: 'switch'; readonly on: string | number; readonly off: string | number }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'email' }
  | { readonly kind: 'count'; readonly max: number }
  | { readonly kind: 'pin' }

const yesNo = { kind: 'switch', on: 'yes', off: 'no' } as const
const bit = { kind: 'switch', on: 1, off: 0 } as const

export const settingFields: Readonly<Record<SettingName, SettingField>> = {
  password: { kind: 'pin' },
  password_ask: yesNo,
  prompt_levels: { kind: 'choice', values: ['standard', 'extended', 'rapid'] },
  announce_dt: yesNo,
  auto_play: yesNo,
  greetings: { kind: 'choice', values: ['standard', 'extended', 'personal', 'name'] },
  fax_file: { kind: 'choice', values: ['pdf', 'tiff', 'multi_tiff', 'multi_png'] },
  ext_email: { kind: 'email' },
  ext_email_action: { kind: 'text', max: 64 },
  ext_email_vm_fmt: { kind: 'choice', values: ['mp3', 'wav', 'au'] },
  enable_disa: { kind: 'switch', on: 'Yes', off: 'No' },
  disa_password: { kind: 'pin' },

  trash_folder: { kind: 'text', max: 64 },
  draft_folder: { kind: 'text', max: 64 },
  sent_folder: { kind: 'text', max: 64 },
  unseen_type: { kind: 'number', values: [1, 2] },
  unseen_notify: { kind: 'number', values: [1, 2, 3] },
  unseen_cumulative: bit,
  search_memory: { kind: 'number', values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },

  show_num: { kind: 'count', max: 1000 },
  page_selector: bit,
  page_selector_max: { kind: 'count', max: 1000 },
  internal_date_sort: bit,
  truncate_sender: { kind: 'count', max: 1000 },
  truncate_subject: { kind: 'count', max: 1000 },
  show_html_default: bit,
  show_images: bit,
  show_xmailer_default: bit,
  pf_cleandisplay: bit,
  wrap_at: { kind: 'count', max: 1000 },
  editor_size: { kind: 'count', max: 1000 },
  editor_height: { kind: 'count', max: 1000 },
  body_quote: { kind: 'text', max: 16 },
  sig_first: bit,
  include_self_reply_all: bit,
  addrsrch_fullname: { kind: 'choice', values: ['Noprefix', 'Nickname', 'Fullaname'] },
  mdn_user_support: bit,
}

export interface SettingGroup {
  readonly id: 'phone' | 'callers' | 'email' | 'disa' | 'folders' | 'display'
  readonly part: SettingPart
  readonly names: readonly SettingName[]
}

export const settingGroups: readonly SettingGroup[] = [
  { id: 'callers', part: 'box', names: ['greetings'] },
  { id: 'phone', part: 'box', names: ['password', 'password_ask', 'auto_play', 'announce_dt', 'prompt_levels'] },
  { id: 'email', part: 'box', names: ['ext_email', 'ext_email_action', 'ext_email_vm_fmt', 'fax_file'] },
  { id: 'disa', part: 'box', names: ['enable_disa', 'disa_password'] },
  { id: 'folders', part: 'folders', names: settingNames.folders },
  { id: 'display', part: 'display', names: settingNames.display },
]
