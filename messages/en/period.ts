/**
 * Words for time periods: when a menu answers. The parts of a period are said on their own and then joined, so each
 * stands in the form in which it can stand in a list.
 */
export const period = {
  always: 'Always',
  never: 'Never',
  wd: {
    su: 'Sunday',
    mo: 'Monday',
    tu: 'Tuesday',
    we: 'Wednesday',
    th: 'Thursday',
    fr: 'Friday',
    sa: 'Saturday',
  },
  /** Titles of rows. */
  wdShort: { su: 'Sun', mo: 'Mon', tu: 'Tue', we: 'Wed', th: 'Thu', fr: 'Fri', sa: 'Sat' },
  mo: {
    jan: 'January',
    feb: 'February',
    mar: 'March',
    apr: 'April',
    may: 'May',
    jun: 'June',
    jul: 'July',
    aug: 'August',
    sep: 'September',
    oct: 'October',
    nov: 'November',
    dec: 'December',
  },
  /** A year of whatever century it is: ’26. */
  shortYear: '’{{year}}',
  wk_one: 'week {{list}} of the month',
  wk_other: 'weeks {{list}} of the month',
  yd_one: 'day {{list}} of the year',
  yd_other: 'days {{list}} of the year',
  md_one: 'day {{list}} of the month',
  md_other: 'days {{list}} of the month',
  min_one: 'minute {{list}} of every hour',
  min_other: 'minutes {{list}} of every hour',
  sec_one: 'second {{list}} of every minute',
  sec_other: 'seconds {{list}} of every minute',
  /** 9:00, and 9:00:05 where seconds matter; minutes and seconds have two digits. The end of a day is 24:00. */
  clock: '{{hour}}:{{minute}}',
  clockWithSeconds: '{{hour}}:{{minute}}:{{second}}',
  /** Monday to Friday, 9:00 to 17:00. */
  through: '{{from}} to {{to}}',
  /** Monday, Tuesday and Friday. */
  comma: '{{list}}, {{next}}',
  and: '{{list}} and {{last}}',
  /** What has to hold at once: Monday to Friday, 9:00 to 17:00. */
  both: '{{first}}, {{next}}',
  /** What holds in turn: Saturday, 10:00 to 13:00; Sunday, 10:00 to 12:00. */
  either: '{{first}}; {{next}}',

  grid: {
    misfit: 'A week of whole hours cannot show this: it depends on the {{scales}}.',
    scale: {
      yr: 'year',
      mo: 'month',
      wk: 'week of the month',
      yd: 'day of the year',
      md: 'day of the month',
      min: 'minute',
      sec: 'second',
    },
  },

  problem: {
    /** “am” at character 6 is no hour. Expected: 0 to 23. */
    sentence: '{{why}} Expected: {{expected}}.',
    tooEarly: 'The text ends too early, after character {{place}}.',
    'unknown-scale': '“{{found}}” at character {{place}} is no scale.',
    'unknown-value': '“{{found}}” at character {{place}} is no value of this scale.',
    'out-of-range': '“{{found}}” at character {{place}} is beyond the ends of its scale.',
    'incomplete-range': '“{{found}}” at character {{place}} is only half a range.',
    'empty-sub-period': 'Nothing stands before character {{place}}.',
    'missing-opening-brace': '“{{found}}” at character {{place}} stands where the values should begin.',
    'missing-closing-brace': '“{{found}}” at character {{place}} stands where the values should end.',
    'comma-in-braces': 'The comma at character {{place}} is inside braces. Values are told apart by spaces.',
    expected: {
      scale: 'year, month, week, yday, mday, wday, hour, minute, second, or yr, mo, wk, yd, md, wd, hr, min, sec',
      'sub-period': 'a scale with values, such as hr{9-16}',
      'opening-brace': 'an opening brace',
      'closing-brace': 'a closing brace',
      value: {
        yr: 'a year from 1970 on, or two digits',
        mo: '1 to 12, or jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec',
        wk: '1 to 6',
        yd: '1 to 366',
        md: '1 to 31',
        wd: '1 to 7, or su, mo, tu, we, th, fr, sa',
        hr: '0 to 23, or 12am, 1am to 11am, 12noon, 12pm, 1pm to 11pm without a space',
        min: '0 to 59',
        sec: '0 to 59',
      },
    },
  },
} as const
