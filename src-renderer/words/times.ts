import type { Translate } from '../../messages/translate.ts'

/** Times of day and days, in words. Moments are milliseconds since the epoch. */
export interface Times {
  /** "14:32" or "2:32 PM", as the system says. */
  timeOfDay(at: number): string
  /** "Today", "Yesterday", "Mon, 10 Nov", and with the year where it is another one. */
  day(of: { at: number; now: number }): string
  /** The same for all moments of one day, and in order of days. */
  dayKey(at: number): string
  /** "3 Mar 2026". */
  date(at: number): string
}

interface Place {
  readonly t: Translate
  /** Language of the words, such as `en`. */
  readonly language: string
  /** What the system is set to, such as `de-AT`: it decides between 12 and 24 hours. */
  readonly systemLocale: string
  /** IANA name; the system's where it is left out. */
  readonly timeZone?: string
}

/** How times are said in one place. A formatter is dear to make, so each is made once. */
export function createTimes({ t, language, systemLocale, timeZone }: Place): Times {
  const hourCycle = new Intl.DateTimeFormat(systemLocale, { hour: 'numeric' }).resolvedOptions().hourCycle
  const locale = dateLocale({ language, systemLocale })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle, timeZone })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const thisYear = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone })
  const sortable = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })

  const dayKey = (at: number): string => sortable.format(at)
  return {
    timeOfDay: (at) => time.format(at),
    date: (at) => date.format(at),
    dayKey,
    day({ at, now }) {
      const key = dayKey(at)
      const today = dayKey(now)
      if (key === today) return t('common.day.today')
      if (key === dayBefore(today)) return t('common.day.yesterday')
      return key.slice(0, 4) === today.slice(0, 4) ? thisYear.format(at) : date.format(at)
    },
  }
}

/** Dates are written in the language of the words, in the system's manner of it where the system speaks it. */
function dateLocale({ language, systemLocale }: { language: string; systemLocale: string }): string {
  if (systemLocale.split('-')[0] === language) return systemLocale
  return language === 'en' ? 'en-GB' : language
}

/** Calendar days have 23 to 25 hours; counted in UTC they have 24. */
function dayBefore(key: string): string {
  return new Date(Date.parse(`${key}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
