import type * as v from 'valibot'
import { facts, inside } from './reflect.ts'

/** A text that is longer than its table says. */
export interface TooLong {
  /** The way to the property, dots between. */
  readonly path: string
  /** Characters that the table allows. */
  readonly max: number
}

/**
 * The texts in a value that exceed the lengths of the table.
 *
 * No schema refuses them: limits are those of 2019, so a client warns and leaves the decision to the server.
 */
export function tooLong(schema: v.GenericSchema, value: unknown, path = ''): TooLong[] {
  const part = inside(schema)
  switch (part.kind) {
    case 'object':
      return Object.entries(part.entries).flatMap(([name, entry]) =>
        tooLong(entry, Reflect.get(Object(value), name), path === '' ? name : `${path}.${name}`),
      )
    case 'list':
      return Array.isArray(value) ? value.flatMap((item, index) => tooLong(part.item, item, `${path}.${index}`)) : []
    case 'plain': {
      const { max } = facts(schema)
      return max !== undefined && typeof value === 'string' && [...value].length > max ? [{ path, max }] : []
    }
    default:
      return part satisfies never
  }
}
