import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/min'

const withheld = new Set(['anonymous', 'restricted', 'unavailable', 'private', 'withheld', 'blocked', 'unknown'])
/** What stands in place of a name where the caller asked for privacy. */
const withheldName = /^(anonymous|restricted|private|withheld)( (caller|number|call|name))?$/i
/** What stands in place of a name where nobody knows it. */
const noName = /^(unknown|unavailable|out of area)( (caller|number|call|name))?$/i

/** Whether a number or SIP address says that the caller withholds it. */
export function isWithheld(number: string): boolean {
  const user = bareNumber(number).toLowerCase()
  return withheld.has(user) || /@anonymous\.invalid$/i.test(number.trim())
}

export const isWithheldName = (name: string): boolean => withheldName.test(name)

export const isNoName = (name: string): boolean => noName.test(name)

/** The number or user part of a SIP address. */
export function bareNumber(number: string): string {
  return number
    .trim()
    .replace(/^sips?:/i, '')
    .replace(/@.*$/, '')
}

/**
 * A number as people of the country write it, from abroad with its country code. Extensions, codes with `*` and `#`, and
 * names in place of numbers stay as they are.
 */
export function formatNumber(number: string, country: string): string {
  const key = `${country} ${number}`
  const known = formatted.get(key)
  if (known !== undefined) return known
  if (formatted.size >= cacheSize) formatted.clear()
  const result = format(number, country)
  formatted.set(key, result)
  return result
}

/** Reading a number takes some 50 µs, and each snapshot shows up to a hundred. */
const formatted = new Map<string, string>()
const cacheSize = 2000

function format(number: string, country: string): string {
  const parsed = parse(number, country)
  if (parsed === undefined || !isSupportedCountry(country)) return number
  // By calling code, not by country: people in Canada and the United States dial each other without it.
  return parsed.countryCallingCode === getCountryCallingCode(country)
    ? parsed.formatNational()
    : parsed.formatInternational()
}

/** A full telephone number of any country; undefined for extensions, codes and whatever else is no such number. */
function parse(number: string, country: string): PhoneNumber | undefined {
  const digits = number.replace(/\D/g, '')
  if (!/^\+?[\d\s().\-/]+$/.test(number) || digits.length < 7 || digits.length > 15) return undefined
  if (!isSupportedCountry(country)) return undefined
  const plus = number.startsWith('+')
  const national = parsePhoneNumberFromString(number, country)
  // PortaSwitch writes full numbers without the plus.
  const parsed = national?.isValid() === true || plus ? national : parsePhoneNumberFromString(`+${digits}`)
  return parsed?.isValid() === true ? parsed : undefined
}

/**
 * The one form of a number for all its spellings: with the country code and without a plus. Extensions and user names stay
 * themselves.
 */
export function partyOf(number: string, country: string): string {
  const key = `${country} ${number}`
  const known = parties.get(key)
  if (known !== undefined) return known
  if (parties.size >= cacheSize) parties.clear()
  const bare = bareNumber(number)
  const result = parse(bare, country)?.number.slice(1) ?? bare.replace(/[\s().\-/]|^\+/g, '').toLowerCase()
  parties.set(key, result)
  return result
}

const parties = new Map<string, string>()

/** Whether it is a telephone number with all that belongs to one, wherever it is dialled from. */
export const isFullNumber = (number: string, country: string): boolean =>
  parse(bareNumber(number), country) !== undefined

/** The digits that somebody inside the number's own country dials; empty for what is no full number. */
export function nationalDigits(number: string, country: string): string {
  return parse(bareNumber(number), country)?.formatNational().replace(/\D/g, '') ?? ''
}
