import type { PeriodTranslate } from './translate.ts'

/** "A to D". */
export const joinRange = (from: string, to: string, translate: PeriodTranslate): string =>
  translate('period.through', { from, to })

/** "A, B and C". */
export function joinItems(items: readonly string[], translate: PeriodTranslate): string {
  const last = items.at(-1) ?? ''
  const [first, ...more] = items.slice(0, -1)
  if (first === undefined) return last
  const list = more.reduce((before, next) => translate('period.comma', { list: before, next }), first)
  return translate('period.and', { list, last })
}
