import * as v from 'valibot'

/**
 * The kinds of property that the type tables of the reference use, each as a valibot schema.
 *
 * Reading is lenient where real servers differ from the tables (numbers printed as strings, null for "no value"), sending
 * is strict: that is why closed lists ({@link oneOf}) stand in parameters and open ones ({@link anyOf}) in results.
 */

/** `string`; `max` is the limit in characters that the table states. Longer values are let through: limits differ by release. */
export const text = (limit: { max?: number } = {}) => v.pipe(v.string(), v.metadata({ type: 'string', ...limit }))

/** `string` that is only read: some releases print ids and numbers without quotes. */
export const readText = (limit: { max?: number } = {}) =>
  v.pipe(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), v.metadata({ type: 'string', ...limit }))

const digits = v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number))

/** `int`, as it is sent. */
export const int = () => v.pipe(v.number(), v.safeInteger(), v.metadata({ type: 'int' }))

/** `int`, as it is read: some releases print it as a string of digits. */
export const readInt = () => v.pipe(v.union([v.pipe(v.number(), v.safeInteger()), digits]), v.metadata({ type: 'int' }))

/** `unsignedLong`: ids of records. They stay below 2^53 in every known installation; a larger one is refused, not rounded. */
export const unsignedLong = () =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.metadata({ type: 'unsignedLong' }))

/** `unsignedLong`, as it is read: some releases print it as a string of digits. */
export const readUnsignedLong = () =>
  v.pipe(v.union([v.pipe(v.number(), v.safeInteger()), digits]), v.minValue(0), v.metadata({ type: 'unsignedLong' }))

/** `dateTime`: `YYYY-MM-DD HH:MM:SS` without a zone; it is UTC. Kept as text on the wire types, see {@link readDateTime}. */
export const dateTime = () => v.pipe(v.string(), v.metadata({ type: 'dateTime' }))

/** A closed list of values, for what we send. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  v.pipe(v.picklist(values), v.metadata({ type: 'string', values }))

/** The values that the table lists, but open: a newer server may answer with others, which are read as they are. */
export const anyOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  v.pipe(v.string(), v.metadata({ type: 'string', values }))

/** A property that may be absent; null (the JSON form of `xsi:nil`) reads as absent. */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullish(schema),
    v.transform((value): v.InferOutput<Schema> | undefined => value ?? undefined),
  )

/** A property that may be absent and that nothing depends on: what does not fit its type reads as absent too. */
export const spare = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(maybe(schema), undefined)

/** An array that some releases leave out or print as null when it is empty. */
export const listOf = <Schema extends v.GenericSchema>(item: Schema) => v.nullish(v.array(item), [])

/** The same, where one item that does not fit must not take the others along: it reads as undefined. */
export const listOfSpare = <Schema extends v.GenericSchema>(item: Schema) => listOf(spare(item))

/**
 * Milliseconds since the epoch of a `dateTime`.
 *
 * Returns undefined for what is no date: a wrong clock string must not take a call from the screen.
 */
export function readDateTime(value: string | undefined): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z?$/.exec(value ?? '')
  if (match === null) return undefined
  const at = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`)
  return Number.isNaN(at) ? undefined : at
}

/** The `dateTime` of a moment (milliseconds since the epoch). */
export function writeDateTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
