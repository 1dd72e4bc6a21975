import type * as v from 'valibot'
import type { Method } from './method.ts'
import { methods } from './methods.ts'
import { facts, inside } from './reflect.ts'
import { authInfo } from './session.ts'
import { structureName } from './structure-name.ts'

/** A structure of the table by its name in the reference: a request, an answer, or one that several share. */
export interface NamedStructure {
  readonly name: string
  readonly properties: Readonly<Record<string, v.GenericSchema>>
}

/** Every row of the table. */
export const allMethods: readonly Method[] = Object.values(methods).flatMap((service): Method[] =>
  Object.values(service),
)

/** All structures of the table, each once; of those that are sent and read, all properties of both. */
export function allStructures(): readonly NamedStructure[] {
  const found = new Map<string, Record<string, v.GenericSchema>>()
  const add = (name: string, entries: Readonly<Record<string, v.GenericSchema>>) =>
    found.set(name, { ...found.get(name), ...entries })

  function walk(schema: v.GenericSchema, given?: string): void {
    const part = inside(schema)
    switch (part.kind) {
      case 'object': {
        const name = given ?? facts(schema).structure
        if (name !== undefined) add(name, part.entries)
        for (const entry of Object.values(part.entries)) walk(entry)
        return
      }
      case 'list':
        return walk(part.item)
      case 'plain':
        return
      default:
        part satisfies never
    }
  }

  for (const option of authInfo.options) add('auth_info', option.entries)
  for (const method of allMethods) {
    walk(method.params, structureName(method, 'Request'))
    walk(method.result, structureName(method, 'Response'))
  }
  return [...found].map(([name, properties]) => ({ name, properties }))
}
