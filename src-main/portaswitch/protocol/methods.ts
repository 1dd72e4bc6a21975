import * as account from './account.ts'
import * as callControl from './call-control.ts'
import * as session from './session.ts'

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
  },
} as const

export type Methods = typeof methods
