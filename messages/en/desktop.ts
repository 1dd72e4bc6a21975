/** Words outside the windows: tray, its menu, notifications. */
export const desktop = {
  status: {
    signedOut: 'Signed out',
    signingIn: 'Signing in',
    connecting: 'Connecting',
    offline: 'No connection',
    idle: 'Ready',
    doNotDisturb: 'Do not disturb',
    ringing: '{{name}} is calling',
    inCall: 'In a call with {{name}}',
  },
  tooltip: 'Sidetone: {{status}}',
  menu: {
    open: 'Open Sidetone',
    recent: 'Recent calls',
    noCalls: 'No calls yet',
    doNotDisturb: 'Do not disturb',
    settings: 'Settings',
    signOut: 'Sign out',
    quit: 'Quit Sidetone',
  },
  notification: {
    incoming: 'Incoming call',
    answer: 'Answer',
    decline: 'Decline',
    missed: 'Missed call',
    who: '{{name}}, {{number}}',
    via: '{{who}}, via {{via}}',
    offline: 'No connection to {{server}}',
    offlineText: 'Calls ring on your phone as always. Sidetone keeps trying.',
  },
  startEntry: 'Steers calls on a PortaSwitch line',
} as const
