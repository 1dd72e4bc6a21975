const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Milliseconds since the epoch of a message's `delivery_date`, `DD-Mon-YYYY HH:MM:SS +ZZZZ` (IMAP's internal date, field
 * notes). Undefined for what is no such date.
 */
export function readMailDate(value: string | undefined): number | undefined {
  const match = /^\s?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/.exec(value ?? '')
  if (match === null) return undefined
  const [, day = '', month = '', year = '', hour, minute, second, sign, zoneHours, zoneMinutes] = match
  const index = months.findIndex((name) => name.toLowerCase() === month.toLowerCase())
  const date = `${year}-${twoDigits(index + 1)}-${twoDigits(Number(day))}`
  const at = Date.parse(`${date}T${hour}:${minute}:${second}${sign}${zoneHours}:${zoneMinutes}`)
  return index < 0 || Number.isNaN(at) ? undefined : at
}

/** The `delivery_date` of a moment (milliseconds since the epoch), in UTC. */
export function writeMailDate(at: number): string {
  const date = new Date(at)
  const time = date.toISOString().slice(11, 19)
  return `${twoDigits(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()} ${time} +0000`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')
