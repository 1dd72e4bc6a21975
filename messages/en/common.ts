/** Words that several screens share. */
export const common = {
  appName: 'Sidetone',
  anonymous: 'Anonymous',
  numberWithheld: 'Number withheld',
  unknownNumber: 'Unknown number',
  via: 'via {{name}}',
  extension: 'Ext. {{extension}}',
  duration: {
    seconds: '{{seconds}} s',
    minutes: '{{minutes}} min {{seconds}} s',
    hours: '{{hours}} h {{minutes}} min',
  },
  day: {
    today: 'Today',
    yesterday: 'Yesterday',
  },
  recentNumbers: 'Recent numbers',
  clear: 'Clear',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  tryNow: 'Try now',
  tryAgain: 'Try again',
  retryIn: 'Trying again in {{seconds}} s.',
  retryNow: 'Trying again now.',
  notDialable: 'Neither a number nor an extension',
} as const
