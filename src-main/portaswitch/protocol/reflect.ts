import * as v from 'valibot'

/** What a schema of the table consists of, for whoever derives something else from it. */
export type Inside =
  | {
      readonly kind: 'object'
      readonly entries: Readonly<Record<string, v.GenericSchema>>
      /** Properties that the server tells and nobody may send. */
      readonly readOnly: readonly string[]
    }
  | { readonly kind: 'list'; readonly item: v.GenericSchema }
  | { readonly kind: 'plain' }

/** What the table says of a property beside its shape. */
export interface Facts {
  /** The type as the reference words it; undefined for a structure or a list. */
  readonly type: string | undefined
  /** The name of a structure. */
  readonly structure: string | undefined
  /** In characters. */
  readonly max: number | undefined
  readonly values: readonly (string | number)[] | undefined
  readonly default: string | number | undefined
  /** Cannot be changed later. */
  readonly isOnce: boolean
  readonly isOptional: boolean
  /** Whether null clears it. */
  readonly isNillable: boolean
}

const wrappers: ReadonlySet<string> = new Set(['optional', 'nullish', 'nullable'])

const wrapped = (schema: v.GenericSchema): v.GenericSchema | undefined =>
  wrappers.has(schema.type) && 'wrapped' in schema ? (schema.wrapped as v.GenericSchema) : undefined

export function inside(schema: v.GenericSchema): Inside {
  const inner = wrapped(schema)
  if (inner !== undefined) return inside(inner)
  if ('entries' in schema) return object(schema.entries as Record<string, v.GenericSchema>)
  if ('item' in schema) return { kind: 'list', item: schema.item as v.GenericSchema }
  return { kind: 'plain' }
}

function object(all: Readonly<Record<string, v.GenericSchema>>): Inside {
  const isReadOnly = (entry: v.GenericSchema) => wrapped(entry)?.type === 'never'
  const entries = Object.entries(all)
  return {
    kind: 'object',
    entries: Object.fromEntries(entries.filter(([, entry]) => !isReadOnly(entry))),
    readOnly: entries.filter(([, entry]) => isReadOnly(entry)).map(([name]) => name),
  }
}

export function facts(schema: v.GenericSchema): Facts {
  const inner = wrapped(schema)
  const { type, structure, max, values, once, default: given } = v.getMetadata(schema)
  const own = {
    type: typeof type === 'string' ? type : undefined,
    structure: typeof structure === 'string' ? structure : undefined,
    max: typeof max === 'number' ? max : undefined,
    values: Array.isArray(values) ? values : undefined,
    default: typeof given === 'string' || typeof given === 'number' ? given : undefined,
    isOnce: once === true,
    isOptional: schema.type === 'optional' || schema.type === 'nullish',
    isNillable: schema.type === 'nullable',
  }
  if (inner === undefined) return own
  const deeper = facts(inner)
  return {
    type: own.type ?? deeper.type,
    structure: own.structure ?? deeper.structure,
    max: own.max ?? deeper.max,
    values: own.values ?? deeper.values,
    default: own.default ?? deeper.default,
    isOnce: own.isOnce || deeper.isOnce,
    isOptional: own.isOptional || deeper.isOptional,
    isNillable: own.isNillable || deeper.isNillable,
  }
}
