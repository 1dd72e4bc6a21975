import fc from 'fast-check'
import * as v from 'valibot'
import { writeDateTime } from '../property.ts'
import { facts, inside } from '../reflect.ts'
import { fitsXml } from '../soap/xml.ts'

export type Kind = {
  /** Everything optional is there as well. */
  readonly whole?: boolean
  /** Only characters that XML 1.0 can carry. */
  readonly xml?: boolean
}

/** Values that a schema of the table allows. */
export function allowed(schema: v.GenericSchema, kind: Kind = {}): fc.Arbitrary<unknown> {
  return shaped(schema, kind).filter((value) => v.safeParse(schema, value).success)
}

function shaped(schema: v.GenericSchema, kind: Kind): fc.Arbitrary<unknown> {
  const part = inside(schema)
  switch (part.kind) {
    case 'object': {
      const names = Object.entries(part.entries)
      const requiredKeys = names.filter(([, entry]) => kind.whole === true || !facts(entry).isOptional)
      return fc.record(Object.fromEntries(names.map(([name, entry]) => [name, shaped(entry, kind)])), {
        requiredKeys: requiredKeys.map(([name]) => name),
      })
    }
    case 'list':
      return fc.array(shaped(part.item, kind), { minLength: 1, maxLength: 3 })
    case 'plain':
      return leaf(schema, kind)
    default:
      return part satisfies never
  }
}

function leaf(schema: v.GenericSchema, { whole, xml }: Kind): fc.Arbitrary<unknown> {
  const { type, values, max, isNillable } = facts(schema)
  const some = fc.oneof({ arbitrary: plain(), weight: 4 }, ...(isNillable && whole !== true ? [fc.constant(null)] : []))
  return some

  function plain(): fc.Arbitrary<unknown> {
    if (values !== undefined) return fc.constantFrom(...values)
    switch (type) {
      case 'int':
        return fc.integer({ min: 1, max: 2_147_483_647 })
      case 'unsignedLong':
        return fc.maxSafeNat()
      case 'dateTime':
        return fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => writeDateTime(seconds * 1000))
      case 'string':
        return v.safeParse(schema, 'x').success
          ? fc.string({ unit: xml === true ? xmlCharacter : 'binary', maxLength: max ?? 40 })
          : fc.webUrl({ validSchemes: ['http', 'https'] })
      default:
        throw new Error(`no values for a property of type ${type ?? 'none'}`)
    }
  }
}

const xmlCharacter = fc
  .oneof(
    fc.constantFrom('\t', '\n', '\r', '<', '&', '"', "'", ']]>', ' '),
    fc.integer({ min: 0x20, max: 0x10fffd }).map((code) => String.fromCodePoint(code)),
  )
  .filter(fitsXml)

/** A property and what is wrong with it. */
export interface Wrong {
  /** The way to it, dots between. */
  readonly path: string
  readonly value: unknown
  /** Behind the path, where it is an item of a list that is wrong. */
  readonly within?: string
}

/** Values that a schema forbids, one property and one kind of mistake at a time. In XML (`xml`) every text is a string. */
export function forbidden(schema: v.GenericSchema, kind: Kind = {}, path = ''): readonly fc.Arbitrary<Wrong>[] {
  const part = inside(schema)
  const at = (...values: readonly fc.Arbitrary<unknown>[]) =>
    values.map((value) => value.map((value) => ({ path, value })))
  const absent = path === '' ? [] : at(...absences(schema))
  const other = path === '' || kind.xml === true ? [] : at(fc.constantFrom<unknown>(7, 'text', true))
  switch (part.kind) {
    case 'object':
      return [
        ...absent,
        ...other,
        ...Object.entries(part.entries).flatMap(([name, entry]) =>
          forbidden(entry, kind, path === '' ? name : `${path}.${name}`),
        ),
        ...part.readOnly.map((name) => fc.constant({ path: `${path}.${name}`, value: 1 })),
      ]
    case 'list':
      return [
        ...absent,
        ...other,
        ...at(...wrongValues(part.item, kind).map((item) => item.map((item) => [item]))),
      ].map((wrong) => wrong.map(({ path, value }) => ({ path, value, within: Array.isArray(value) ? '.0' : '' })))
    case 'plain':
      return [...absent, ...at(...wrongValues(schema, kind))]
    default:
      return part satisfies never
  }
}

/** Left out, or null, where neither is allowed. */
const absences = (schema: v.GenericSchema): readonly fc.Arbitrary<unknown>[] =>
  [undefined, null].filter((none) => !v.safeParse(schema, none).success).map((none) => fc.constant(none))

function wrongValues(schema: v.GenericSchema, { xml }: Kind): readonly fc.Arbitrary<unknown>[] {
  const { type, values, max } = facts(schema)
  const isText = type === 'string' || type === 'dateTime'
  const other: fc.Arbitrary<string | number> = isText ? word : fc.integer()
  const fraction = fc.integer().map((whole) => whole + 0.5)
  const typed = isText
    ? xml === true
      ? [fc.constant({})]
      : [fc.oneof(fc.integer(), fraction, fc.boolean(), fc.constant({}))]
    : [fraction, word.filter((text) => !/^\s*-?\d+\s*$/.test(text)), fc.constant({})]
  return [
    ...typed,
    ...(values === undefined ? [] : [other.filter((one) => !values.includes(one))]),
    // Ids and counts have a least value, which stands in no fact.
    ...(isText || v.safeParse(schema, -7).success ? [] : [fc.integer({ max: -7 })]),
    ...(max === undefined ? [] : [fc.integer({ min: 1, max: 9 }).map((more) => 'x'.repeat(max + more))]),
  ]
}

const word = fc.stringMatching(/^[a-z0-9 ]{1,12}$/)

/** The same value with the property at `path` replaced, or taken away. */
export function withWrong(value: unknown, { path, value: wrong }: Wrong): unknown {
  const copy: unknown = structuredClone(value)
  const names = path.split('.')
  const last = names.pop() ?? ''
  const holder = names.reduce<unknown>((part, name) => Reflect.get(Object(part), name), copy)
  if (wrong === undefined) Reflect.deleteProperty(Object(holder), last)
  else Reflect.set(Object(holder), last, wrong)
  return copy
}
