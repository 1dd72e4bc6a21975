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
}

/** Values that a schema forbids, one property at a time. */
export function forbidden(schema: v.GenericSchema, path = ''): readonly Wrong[] {
  const part = inside(schema)
  const missing = path === '' || facts(schema).isOptional ? [] : [{ path, value: undefined }]
  switch (part.kind) {
    case 'object':
      return [
        ...missing,
        ...Object.entries(part.entries).flatMap(([name, entry]) =>
          forbidden(entry, path === '' ? name : `${path}.${name}`),
        ),
      ]
    case 'list':
      return [
        ...missing,
        { path, value: 'no list' },
        ...forbidden(part.item, `${path}.0`).filter(({ value }) => value !== undefined),
      ]
    case 'plain':
      return [...missing, ...wrongValues(schema).map((value) => ({ path, value }))]
    default:
      return part satisfies never
  }
}

function wrongValues(schema: v.GenericSchema): readonly unknown[] {
  const { type, values, max } = facts(schema)
  const typed = type === 'string' || type === 'dateTime' ? [7, {}] : ['seven', 1.5, {}]
  const member = values === undefined ? [] : [type === 'string' ? 'none of them' : 4711]
  return [...typed, ...member, ...(max === undefined ? [] : ['x'.repeat(max + 1)])]
}

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
