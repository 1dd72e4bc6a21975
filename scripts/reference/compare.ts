import type { NamedStructure } from '../../src-main/portaswitch/protocol/structures.ts'
import type { Method } from '../../src-main/portaswitch/protocol/method.ts'
import type { Names } from './read-text.ts'

export interface Comparison {
  readonly methods: { readonly found: number; readonly of: number }
  readonly structures: { readonly found: number; readonly of: number }
  readonly properties: { readonly found: number; readonly of: number }
  /** What the reference has and the table has not. */
  readonly missing: readonly string[]
  /** What the table has and the reference has not, or its text has lost. */
  readonly beyond: readonly string[]
}

/** Compares what the reference names with the table. */
export function compare(names: Names, methods: readonly Method[], structures: readonly NamedStructure[]): Comparison {
  const rows = new Set(methods.map(({ name }) => name))
  const ours = new Map(structures.map(({ name, properties }) => [name, Object.keys(properties)]))
  const theirs = Object.entries(names.structures)
  const properties = theirs.flatMap(([structure, list]) => list.map((property) => [structure, property] as const))
  const has = ([structure, property]: readonly [string, string]) => ours.get(structure)?.includes(property) === true
  return {
    methods: count(names.methods, (name) => rows.has(name)),
    structures: count(theirs, ([name]) => ours.has(name)),
    properties: count(properties, has),
    missing: [
      ...names.methods.filter((name) => !rows.has(name)),
      ...theirs.filter(([name]) => !ours.has(name)).map(([name]) => name),
      ...properties.filter((property) => !has(property)).map((each) => each.join('.')),
    ],
    beyond: [
      ...methods.filter(({ name }) => !names.methods.includes(name)).map(({ service, name }) => `${service}.${name}`),
      ...theirs.flatMap(([name, list]) =>
        (ours.get(name) ?? []).filter((property) => !list.includes(property)).map((property) => `${name}.${property}`),
      ),
    ],
  }
}

const count = <Item>(all: readonly Item[], isFound: (item: Item) => boolean) => ({
  found: all.filter(isFound).length,
  of: all.length,
})
