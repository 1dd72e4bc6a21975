import * as v from 'valibot'
import { storedSchema, type Stored } from './stored.ts'

/** What was read from `settings.json`; `replaced` names what could not be used (`settings.theme`) and got its default. */
export interface ReadStored {
  readonly stored: Stored
  readonly replaced: readonly string[]
}

/**
 * Reads the text of `settings.json`, whatever is in it: a value that cannot be used is replaced by its default, and the
 * others stay. Throws where the text as a whole is no such file.
 */
export function readStored(text: string, defaults: Stored): ReadStored {
  const json: unknown = JSON.parse(text)
  if (!isRecord(json)) throw new TypeError('no object')
  const values = migrate(json)
  const replaced = new Set<string>()
  for (;;) {
    const read = v.safeParse(storedSchema, withDefaults(values, defaults))
    if (read.success) return { stored: read.output, replaced: [...replaced] }
    for (const issue of read.issues) replaced.add(drop(values, v.getDotPath(issue) ?? ''))
  }
}

/** A file of a newer version is read as far as it is understood. */
function migrate(json: Record<string, unknown>): Record<string, unknown> {
  return { ...json, version: 1 }
}

/** What is missing gets its default, two levels deep: a setting that a newer version added starts as such. */
function withDefaults(values: Record<string, unknown>, defaults: Stored): Record<string, unknown> {
  const all: Record<string, unknown> = { ...defaults, ...values }
  for (const group of ['settings', 'signIn'] as const) {
    if (isRecord(values[group])) all[group] = { ...defaults[group], ...values[group] }
  }
  return all
}

/** Takes out the value at `path`, or where it is not there, what should have held it. Answers what it took out. */
function drop(values: Record<string, unknown>, path: string): string {
  const [group = '', ...inside] = path.split('.')
  const held = values[group]
  if (isRecord(held)) {
    // Names of servers have dots in them; else it is the setting in which something deeper is wrong.
    const key = [inside.join('.'), inside[0] ?? ''].find((name) => name in held)
    if (key !== undefined) {
      values[group] = Object.fromEntries(Object.entries(held).filter(([name]) => name !== key))
      return `${group}.${key}`
    }
  }
  delete values[group]
  return group
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
