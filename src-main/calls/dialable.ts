import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * What goes over the wire for a number or extension that a person typed: digits, `*` and `#`, with a `+` in front where it
 * was written. Undefined for what cannot be dialled, a name for instance.
 */
export function bareDigits(typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .trim()
    // What people and documents put between digits.
    .replace(/[\s\u2010-\u2015().\-/]/g, '')
  return /^\+?[\d*#]{1,32}$/.test(bare) ? bare : undefined
}

/**
 * The same for a number that is local to a country: one that is valid there is completed with the country's code. Extensions,
 * codes, and numbers that are complete as the server writes them, without a plus, are left alone.
 */
export function numberToDial(bare: string, country: string): string {
  if (!/^\d{7,15}$/.test(bare) || !isSupportedCountry(country)) return bare
  const parsed = parsePhoneNumberFromString(bare, country)
  if (parsed?.isValid() !== true || parsed.number === `+${bare}`) return bare
  return parsed.number
}

/** Numbers of a few digits that are no extension call somebody whom nobody wants to call by mistake. */
const shortestNumber = 7
const longestNumber = 15

/** Why a number from outside is asked about in any case; undefined where it looks like any other. */
export function cautionAbout(number: string, extensionId: string | undefined): 'code' | 'unusual' | undefined {
  if (/[*#]/.test(number)) return 'code'
  const { length } = number.replace(/\D/g, '')
  if (length >= shortestNumber && length <= longestNumber) return undefined
  const isEmergency = /^(11[0-9]|9[19][0-9]|000|999)$/.test(number)
  return length === extensionId?.length && !isEmergency ? undefined : 'unusual'
}
