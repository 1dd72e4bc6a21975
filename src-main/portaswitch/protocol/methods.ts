import * as account from './account.ts'
import * as autoAttendant from './auto-attendant.ts'
import * as callControl from './call-control.ts'
import * as conference from './conference.ts'
import * as contacts from './contacts.ts'
import * as customer from './customer.ts'
import * as dialDirectory from './dial-directory.ts'
import * as history from './history.ts'
import * as ivr from './ivr.ts'
import * as mailbox from './mailbox.ts'
import * as preferences from './preferences.ts'
import * as session from './session.ts'
import * as voicemail from './voicemail.ts'

/**
 * The table: every method that Sidetone knows, by service and by its name on the wire.
 *
 * To add a method, write its row in the service's file and name it here; the compiler then asks for the emulator's handler.
 */
export const methods = {
  Session: {
    login: session.login,
    logout: session.logout,
    refresh_access_token: session.refreshAccessToken,
    ping: session.ping,
  },
  Account: {
    get_account_info: account.getAccountInfo,
    get_account_list: account.getAccountList,
    get_alias_list: account.getAliasList,
    get_mailbox_message_list: mailbox.getMailboxMessageList,
    get_mailbox_message_details: mailbox.getMailboxMessageDetails,
    get_mailbox_message_attachment: mailbox.getMailboxMessageAttachment,
    set_mailbox_messages_flag: mailbox.setMailboxMessagesFlag,
    delete_mailbox_messages: mailbox.deleteMailboxMessages,
    get_xdr_list: history.getXdrList,
    get_phonebook_list: contacts.getPhonebookList,
  },
  CDR: {
    get_call_recording: history.getCallRecording,
  },
  UA: {
    get_phone_directory_list: contacts.getPhoneDirectoryList,
    get_phone_directory_info: contacts.getPhoneDirectoryInfo,
  },
  Customer: {
    get_customer_info: customer.getCustomerInfo,
    get_callqueue_list: customer.getCallqueueList,
  },
  Voicemail: {
    get_vm_settings: voicemail.getVmSettings,
    set_vm_settings: voicemail.setVmSettings,
    get_vm_greeting: voicemail.getVmGreeting,
    set_vm_greeting: voicemail.setVmGreeting,
  },
  SMPreferences: {
    get_folder_preferences: preferences.getFolderPreferences,
    set_folder_preferences: preferences.setFolderPreferences,
    get_display_preferences: preferences.getDisplayPreferences,
    set_display_preferences: preferences.setDisplayPreferences,
  },
  AutoAttendant: {
    get_menu_list: autoAttendant.getMenuList,
    update_menu: autoAttendant.updateMenu,
    create_menu: autoAttendant.createMenu,
    del_menu: autoAttendant.delMenu,
    set_menu_prompt: autoAttendant.setMenuPrompt,
    get_menu_prompt: autoAttendant.getMenuPrompt,
    get_menu_transition_list: autoAttendant.getMenuTransitionList,
    set_menu_transition: autoAttendant.setMenuTransition,
    get_menu_transition_prompt: autoAttendant.getMenuTransitionPrompt,
    set_menu_transition_promt: autoAttendant.setMenuTransitionPrompt,
  },
  Conference: {
    get_conf_info: conference.getConfInfo,
    get_conf_list: conference.getConfList,
    create_conf: conference.createConf,
    update_conf: conference.updateConf,
    del_conf: conference.delConf,
    set_conf_prompt: conference.setConfPrompt,
    get_conf_prompt: conference.getConfPrompt,
  },
  DialDirectory: {
    get_dir_info: dialDirectory.getDirInfo,
    create_dir_entry: dialDirectory.createDirEntry,
    update_dir_entry: dialDirectory.updateDirEntry,
    get_dir_entry: dialDirectory.getDirEntry,
    del_dir_entry: dialDirectory.delDirEntry,
  },
  CallControl: {
    enable_api_notifications: callControl.enableApiNotifications,
    disable_api_notifications: callControl.disableApiNotifications,
    get_sip_calls_list: callControl.getSipCallsList,
    originate_advanced_call: callControl.originateAdvancedCall,
    answer_call: callControl.answerCall,
    terminate_call: callControl.terminateCall,
    hold_call: callControl.holdCall,
    unhold_call: callControl.unholdCall,
    transfer_call: callControl.transferCall,
    join_calls: callControl.joinCalls,
    play_prompt: ivr.playPrompt,
    stop_play_prompt: ivr.stopPlayPrompt,
    start_dtmf_detect: ivr.startDtmfDetect,
    stop_dtmf_detect: ivr.stopDtmfDetect,
  },
} as const

export type Methods = typeof methods
