import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Method } from '../../src-main/portaswitch/protocol/method.ts'
import { methods } from '../../src-main/portaswitch/protocol/methods.ts'
import { allowed, forbidden, withWrong } from '../../src-main/portaswitch/protocol/testing/arbitrary.ts'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { Asker } from '../testing/asker.ts'

let emulator: RunningEmulator
let asker: Asker

beforeAll(async () => {
  emulator = await startEmulator({ sessionKind: 'old' })
  asker = await Asker.signedIn(emulator)
})
afterAll(async () => {
  asker.close()
  await emulator.stop()
})

// Lengths of a session's own methods are not enforced: passwords have outgrown the table.
const rows: readonly Method[] = Object.values(methods)
  .flatMap((service): Method[] => Object.values(service))
  .filter(({ service }) => service !== 'Session')

describe.each(['rest', 'websocket', 'soap'] as const)('over %s', (transport) => {
  const xml = transport === 'soap'
  const refusing = rows.filter((row) => row.transports.includes(transport) && forbidden(row.params, { xml }).length > 0)

  it.each(refusing.map((row): [string, Method] => [`${row.service}.${row.name}`, row]))(
    '%s refuses whatever the table forbids, and names the property',
    async (_name, row) => {
      const wrongs = fc.tuple(...forbidden(row.params, { xml }))
      const right = allowed(row.params, { whole: true, xml })
      const refused = fc.asyncProperty(right, wrongs, async (params, wrongs) => {
        for (const wrong of wrongs) {
          const { fault, wrong: named } = await asker.ask(row, withWrong(params, wrong), transport)
          expect({ wrong, fault }).toEqual({ wrong, fault: expect.any(String) })
          expect({ wrong, named: Object.keys(named) }).toEqual({
            wrong,
            named: expect.arrayContaining([`${wrong.path}${wrong.within ?? ''}`]),
          })
        }
      })
      await fc.assert(refused, { numRuns: 1, endOnFailure: true })
    },
  )
})
