import { expect, it } from 'vitest'
import { pastRecord } from './past-record.ts'

const at = Date.UTC(2026, 10, 23, 12, 0, 0)

it('a record tells its time by the computer’s clock, as far as the two are apart', () => {
  const xdr = { i_xdr: 7, CLI: '+16045550118', unix_connect_time: at / 1000, failed: 1, bit_flags: 8 }
  const reading = { owner: 'a', country: 'US' }
  expect(pastRecord(xdr, { ...reading, serverOffset: 0 })?.startedAt).toBe(at)
  expect(pastRecord(xdr, { ...reading, serverOffset: 240_000 })?.startedAt).toBe(at - 240_000)
})
