import { describe, expect, it } from 'vitest'
import type { Method } from './method.ts'
import { methods } from './methods.ts'

const rows: [string, string, Method][] = Object.entries(methods).flatMap(([service, names]) =>
  Object.entries(names).map(([name, row]): [string, string, Method] => [service, name, row]),
)

describe('the table of methods', () => {
  it.each(rows)('%s.%s stands at its own name and says what it does', (service, name, row) => {
    expect(row.service).toBe(service)
    expect(row.name).toBe(name)
    expect(row.summary).toMatch(/^[A-Z].*\.$/)
    expect(row.transports.length).toBeGreaterThan(0)
    expect(row.realm).toContain('account')
  })
})
