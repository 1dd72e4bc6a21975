import * as v from 'valibot'
import { method } from './method.ts'
import { readInt } from './property.ts'
import { a, structure } from './structure.ts'

const section = 'Folder preferences and Mailbox and message display options'
const realm = ['account'] as const
const transports = ['rest', 'websocket', 'soap'] as const

/** What the mailbox does with its folders. Type reference, "FolderPreferences structure"; "none" stands for no folder. */
export const folderPreferences = structure('FolderPreferences', {
  trash_folder: a.text(),
  draft_folder: a.text(),
  /** 1 unread messages alone, 2 unread and all. */
  unseen_type: a.choiceOfInt([1, 2]),
  /** 1 no notification, 2 the inbox alone, 3 all folders. */
  unseen_notify: a.choiceOfInt([1, 2, 3]),
  sent_folder: a.text(),
  unseen_cumulative: a.bit(),
  /** How many searches are kept. */
  search_memory: a.choiceOfInt([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
})

/** How the mailbox's web page shows messages. Type reference, "DisplayPreferences structure". */
export const displayPreferences = structure('DisplayPreferences', {
  wrap_at: a.int(),
  truncate_sender: a.int(),
  show_xmailer_default: a.bit(),
  editor_height: a.int(),
  mdn_user_support: a.bit(),
  truncate_subject: a.int(),
  body_quote: a.text(),
  include_self_reply_all: a.bit(),
  sig_first: a.bit(),
  pf_cleandisplay: a.bit(),
  editor_size: a.int(),
  /** 0 text, 1 HTML. */
  show_html_default: a.bit(),
  page_selector_max: a.int(),
  internal_date_sort: a.bit(),
  page_selector: a.bit(),
  /** The third is spelt so in the table; servers that spell it well take the fourth. */
  addrsrch_fullname: a.choice(['Noprefix', 'Nickname', 'Fullaname', 'Fullname']),
  show_num: a.int(),
  show_images: a.bit(),
})

export const getFolderPreferences = method({
  service: 'SMPreferences',
  name: 'get_folder_preferences',
  summary: 'Reads what the mailbox does with its folders.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({}),
  result: v.object({ folder_prefs: folderPreferences.read }),
})

export const setFolderPreferences = method({
  service: 'SMPreferences',
  name: 'set_folder_preferences',
  summary: 'Changes those preferences of folders that are given.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({ folder_prefs: folderPreferences.toSend() }),
  result: v.object({ success: readInt() }),
})

export const getDisplayPreferences = method({
  service: 'SMPreferences',
  name: 'get_display_preferences',
  summary: 'Reads how the mailbox shows messages.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({}),
  result: v.object({ display_prefs: displayPreferences.read }),
})

export const setDisplayPreferences = method({
  service: 'SMPreferences',
  name: 'set_display_preferences',
  summary: 'Changes those preferences of display that are given.',
  section,
  realm,
  transports,
  authenticated: true,
  params: v.object({ display_prefs: displayPreferences.toSend() }),
  result: v.object({ success: readInt() }),
})
