import { describe, expect, it } from 'vitest'
import { methods } from '../../src-main/portaswitch/protocol/methods.ts'
import type { Handlers } from './handler.ts'
import { handlers } from './handlers.ts'

describe('the handlers', () => {
  it('are one for each row of the table', () => {
    const names = (table: object) => Object.entries(table).map(([service, rows]) => [service, Object.keys(rows).sort()])
    expect(names(handlers)).toEqual(names(methods))
  })

  it('do not pass the type check where one is missing', () => {
    const { join_calls: _left, ...CallControl } = handlers.CallControl
    // @ts-expect-error a row without a handler
    const incomplete: Handlers = { ...handlers, CallControl }
    expect(incomplete).toBeDefined()
  })
})
