import type { Translate } from '../../messages/translate.ts'

/** How long something took, in words: "48 s", "6 min 12 s", "1 h 05 min". Never below nought. */
export function durationInWords({ ms, t }: { ms: number; t: Translate }): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return t('common.duration.seconds', { seconds })
  if (seconds < 3600)
    return t('common.duration.minutes', { minutes: Math.floor(seconds / 60), seconds: twoDigits(seconds % 60) })
  return t('common.duration.hours', {
    hours: Math.floor(seconds / 3600),
    minutes: twoDigits(Math.floor((seconds % 3600) / 60)),
  })
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
