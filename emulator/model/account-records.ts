import type { ParamsOf } from '../../src-main/portaswitch/protocol/method.ts'
import type { setDisplayPreferences, setFolderPreferences } from '../../src-main/portaswitch/protocol/preferences.ts'
import type { setVmSettings } from '../../src-main/portaswitch/protocol/voicemail.ts'
import type { Conference } from './conference.ts'
import type { DialEntry } from './dial-entry.ts'
import { newRootMenu, type Menu } from './menu.ts'
import type { PastCall } from './past-call.ts'
import type { Message } from './message.ts'
import type { SoundSlot } from './sound.ts'
import { tone } from './tone.ts'

/** What an account has been given to keep, calls aside. */
export interface AccountRecords {
  readonly vmSettings: ParamsOf<typeof setVmSettings>['vm_settings']
  readonly folders: ParamsOf<typeof setFolderPreferences>['folder_prefs']
  readonly display: ParamsOf<typeof setDisplayPreferences>['display_prefs']
  /** By `greeting_type`. */
  readonly greetings: Readonly<Record<string, SoundSlot>>
  /** Newest last. */
  readonly messages: readonly Message[]
  readonly menus: readonly Menu[]
  readonly conferences: readonly Conference[]
  readonly dialDirectory: readonly DialEntry[]
  readonly history: readonly PastCall[]
  readonly phonebook: readonly { readonly name?: string; readonly phone_number?: string }[]
}

/** The greeting that every account has: half a second of a tone. */
const standardGreeting = { name: 'standard.au', type: 'audio/basic', bytes: tone(425, 0.5) }

/** What a new account begins with; `rootMenu` is the id of its ROOT, `ext_email_action` is a value of our own, the reference has lost its list. */
export const newAccountRecords = (rootMenu: number): AccountRecords => ({
  vmSettings: {
    password: '1234',
    password_ask: 'no',
    prompt_levels: 'standard',
    announce_dt: 'yes',
    auto_play: 'no',
    greetings: 'standard',
    fax_file: 'pdf',
    ext_email: '',
    ext_email_action: 'none',
    ext_email_vm_fmt: 'mp3',
    enable_disa: 'No',
    disa_password: '',
  },
  folders: {
    trash_folder: 'none',
    draft_folder: 'Drafts',
    unseen_type: 1,
    unseen_notify: 2,
    sent_folder: 'Sent',
    unseen_cumulative: 0,
    search_memory: 0,
  },
  display: {
    wrap_at: 86,
    truncate_sender: 50,
    show_xmailer_default: 0,
    editor_height: 20,
    mdn_user_support: 1,
    truncate_subject: 50,
    body_quote: '> ',
    include_self_reply_all: 0,
    sig_first: 0,
    pf_cleandisplay: 1,
    editor_size: 76,
    show_html_default: 0,
    page_selector_max: 10,
    internal_date_sort: 0,
    page_selector: 1,
    addrsrch_fullname: 'Fullaname',
    show_num: 15,
    show_images: 0,
  },
  greetings: { standard: { live: standardGreeting } },
  messages: [],
  menus: [newRootMenu(rootMenu)],
  conferences: [],
  dialDirectory: [],
  history: [],
  phonebook: [],
})
