import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Method } from '../../src-main/portaswitch/protocol/method.ts'
import { methods } from '../../src-main/portaswitch/protocol/methods.ts'
import { allowed, forbidden, withWrong } from '../../src-main/portaswitch/protocol/testing/arbitrary.ts'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { json, send } from '../testing/rest.ts'

let emulator: RunningEmulator
let session_id: string

beforeAll(async () => {
  emulator = await startEmulator({ sessionKind: 'old' })
  const { json: grant } = await send(
    `${emulator.url}/rest/Session/login`,
    json({ login: '123007', password: 'secret' }),
  )
  session_id = String(grant?.['session_id'])
})
afterAll(() => emulator.stop())

// Lengths of a session's own methods are not enforced: passwords have outgrown the table.
const rows: [string, Method][] = Object.values(methods)
  .flatMap((service): Method[] => Object.values(service))
  .filter(({ service }) => service !== 'Session')
  .map((row) => [`${row.service}.${row.name}`, row])

describe.each(rows)('%s', (_name, row) => {
  const wrongs = forbidden(row.params)
  it.runIf(wrongs.length > 0)(
    'refuses every kind of value that the table forbids, and names the property',
    async () => {
      const [params] = fc.sample(allowed(row.params, { whole: true }), { numRuns: 1, seed: 7 })
      for (const wrong of wrongs) {
        const spoilt = withWrong(params, wrong)
        const { status, json: fault } = await send(
          `${emulator.url}/rest/${row.service}/${row.name}`,
          json(Object(spoilt), { session_id }),
        )
        expect({ wrong, status, fault }).toMatchObject({ status: 500, fault: { details: expect.anything() } })
        const details = Object.keys(Object(fault?.['details']))
        expect({ wrong, details: details.some((path) => path === wrong.path) }).toEqual({ wrong, details: true })
      }
    },
  )
})
