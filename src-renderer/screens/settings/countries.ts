import type { Translate } from '../../../messages/translate.ts'
import { callingCodes } from './calling-codes.ts'

/** Every country with its name in the language of the screens and its calling code: "Germany, +49", by name. */
export function countryOptions({ language, t }: { language: string; t: Translate }): { value: string; word: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  return callingCodes
    .map(({ country, code }) => ({
      value: country,
      word: t('settings.country.option', { name: names.of(country) ?? country, code }),
    }))
    .sort((one, other) => one.word.localeCompare(other.word, language))
}
