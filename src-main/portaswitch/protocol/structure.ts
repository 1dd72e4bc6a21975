import * as v from 'valibot'
import { anyOf, int, oneOf, readInt, readText, spare, text, unsignedLong, readUnsignedLong } from './property.ts'

/**
 * A property of a structure that is both asked for and set: `sent` is strict, `read` is lenient (see property.ts).
 *
 * A read-only one is told by the server and is no part of what is sent.
 */
export interface Property<
  Sent extends v.GenericSchema = v.GenericSchema,
  Read extends v.GenericSchema = v.GenericSchema,
  ReadOnly extends boolean = boolean,
> {
  readonly sent: Sent
  readonly read: Read
  readonly readOnly: ReadOnly
}

type Properties = Readonly<Record<string, Property>>

const property = <Sent extends v.GenericSchema, Read extends v.GenericSchema>(
  sent: Sent,
  read: Read,
): Property<Sent, Read, false> => ({ sent, read, readOnly: false })

/** The kinds of property that a structure is made of. */
export const a = {
  text: (limit: { max?: number } = {}) => property(text(limit), readText(limit)),
  int: () => property(int(), readInt()),
  unsignedLong: () => property(unsignedLong(), readUnsignedLong()),
  /** One of a list of strings; a newer server may answer with others. */
  choice: <const Values extends readonly [string, ...string[]]>(values: Values) =>
    property(oneOf(values), anyOf(values)),
  /** One of a list of numbers. */
  choiceOfInt: <const Values extends readonly [number, ...number[]]>(values: Values) =>
    property(v.pipe(v.picklist(values), v.metadata({ type: 'int', values })), readInt()),
  /** The same, where the table has `string` and `1` or `0`; servers print a number too. */
  bitAsText: () => property(oneOf(['0', '1']), v.pipe(readText(), v.metadata({ type: 'string', values: ['0', '1'] }))),
  /** 1 or 0. */
  bit: () => a.choiceOfInt([0, 1]),
}

/** `**` in the reference: told by the server, never sent. */
export const readOnly = <Sent extends v.GenericSchema, Read extends v.GenericSchema>({
  sent,
  read,
}: Property<Sent, Read>): Property<Sent, Read, true> => ({ sent, read, readOnly: true })

/** `n` in the reference: null clears the property. */
export const nillable = <Sent extends v.GenericSchema, Read extends v.GenericSchema>({
  sent,
  read,
}: Property<Sent, Read>) => property(v.nullable(sent), read)

/** What the server does where the property is not given. */
export const withDefault = <Sent extends v.GenericSchema, Read extends v.GenericSchema>(
  { sent, read }: Property<Sent, Read>,
  value: string | number,
) => property(v.pipe(sent, v.metadata({ default: value })), read)

/** `*` in the reference: given with a new record, or by the server, and never changed. */
export const once = <Sent extends v.GenericSchema, Read extends v.GenericSchema>({
  sent,
  read,
}: Property<Sent, Read>) => property(v.pipe(sent, v.metadata({ once: true })), read)

type SentEntries<P extends Properties, Mandatory extends keyof P, Left extends keyof P> = {
  readonly [K in keyof P as P[K]['readOnly'] extends true ? never : K extends Left ? never : K]: K extends Mandatory
    ? P[K]['sent']
    : v.OptionalSchema<P[K]['sent'], undefined>
}

type ReadEntries<P extends Properties> = {
  readonly [K in keyof P]: ReturnType<typeof spare<P[K]['read']>>
}

/** A structure of the type reference, in both directions. */
export interface Structure<P extends Properties> {
  readonly name: string
  readonly properties: P
  /** As the server tells it: any of it may be absent, and what does not fit its type reads as absent. */
  readonly read: v.ObjectSchema<ReadEntries<P>, undefined>
  /** As it is sent: what is `mandatory` must be there, what is `left` out is no part of it, what is read-only is refused. */
  toSend<const Mandatory extends keyof P = never, const Left extends keyof P = never>(rule?: {
    readonly mandatory?: readonly Mandatory[]
    readonly left?: readonly Left[]
  }): v.ObjectSchema<SentEntries<P, Mandatory, Left>, undefined>
}

/** Defines a structure by its name in the reference and its properties. */
export function structure<const P extends Properties>(name: string, properties: P): Structure<P> {
  const entries = (write: (name: string, property: Property) => [string, v.GenericSchema][]) =>
    Object.fromEntries(Object.entries(properties).flatMap(([name, property]) => write(name, property)))
  // The entries are made one by one; that they are those of the type is what the two lines of each direction say.
  const asTyped = <Entries extends v.ObjectEntries>(made: v.ObjectEntries) =>
    named(name, v.object(made)) as unknown as v.ObjectSchema<Entries, undefined>
  return {
    name,
    properties,
    read: asTyped<ReadEntries<P>>(entries((name, { read }) => [[name, spare(read)]])),
    toSend: ({ mandatory = [], left = [] } = {}) =>
      asTyped(
        entries((name, { sent, readOnly }) => {
          if (readOnly) return [[name, v.optional(v.never('is read-only'))]]
          if (left.some((each) => each === name)) return []
          return [[name, mandatory.some((each) => each === name) ? sent : v.optional(sent)]]
        }),
      ),
  }
}

/** The name under which a structure stands in the reference. */
export const named = <Schema extends v.GenericSchema>(name: string, schema: Schema) =>
  v.pipe(schema, v.metadata({ structure: name }))
