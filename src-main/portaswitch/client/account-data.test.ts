import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { getPhonebookList, getPhoneDirectoryInfo, getPhoneDirectoryList } from '../protocol/contacts.ts'
import { getCallqueueList, getCustomerInfo, mainOfficeOf } from '../protocol/customer.ts'
import { getCallRecording, getXdrList, xdrCauses, xdrFlags } from '../protocol/history.ts'
import { writeDateTime } from '../protocol/property.ts'
import type { Line } from './line.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'

let emulator: RunningEmulator
let line: Line

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account] })
  line = (await new LineInTest(emulator).ready()).line
})
afterAll(async () => {
  line.close()
  await emulator.stop()
})

const aDay = 86_400_000
const period = { from_date: writeDateTime(Date.UTC(2026, 0, 1)), to_date: writeDateTime(Date.UTC(2026, 0, 31)) }
const lately = () => ({
  from_date: writeDateTime(Date.now() - aDay),
  to_date: writeDateTime(Date.now() + aDay),
  show_unsuccessful: 1,
})

describe('calls of the past', () => {
  it('are those that were, with what became of them', async () => {
    const { callId: missed } = await emulator.ring({ from: '+493055570142', to: '123007' })
    await emulator.phone('+493055570142').hangUp(missed)
    const { callId: declined } = await emulator.ring({ from: '123002', to: '123007' })
    await emulator.phone('123007').decline(declined)
    const { callId: talked } = await emulator.ring({ from: '123007', to: '123002' })
    await emulator.phone('123002').answer(talked)
    await emulator.phone('123002').hangUp(talked)

    const { xdr_list } = await line.call(getXdrList, lately())
    expect(xdr_list.map(({ call_id }) => call_id)).toEqual([talked, declined, missed])
    expect(xdr_list).toEqual([
      expect.objectContaining({ CLI: '123007', CLD: '123002', failed: 0, bit_flags: xdrFlags.outgoing }),
      expect.objectContaining({ CLI: '123002', failed: 1, disconnect_cause: xdrCauses.declined, bit_flags: 8 }),
      expect.objectContaining({ CLI: '+493055570142', CLD: '123007', failed: 1, disconnect_cause: xdrCauses.missed }),
    ])
    const answered = await line.call(getXdrList, { ...lately(), show_unsuccessful: 0, get_total: 1 })
    expect(answered).toMatchObject({ xdr_list: [{ call_id: talked }], total: 1 })
  })

  it('come in pages, the newest first', async () => {
    const calls = Array.from({ length: 25 }, (_, day) => ({
      direction: 'incoming' as const,
      number: `+49305557${String(day).padStart(4, '0')}`,
      at: Date.UTC(2026, 0, 2 + day),
    }))
    await emulator.addHistory({ line: '123007', calls })
    const first = await line.call(getXdrList, { ...period, limit: 10, get_total: 1 })
    const last = await line.call(getXdrList, { ...period, limit: 10, offset: 20 })
    expect(first).toMatchObject({ total: 25, xdr_list: { length: 10, 0: { CLI: '+493055570024' } } })
    expect(last.xdr_list.map(({ CLI }) => CLI?.at(-1))).toEqual(['4', '3', '2', '1', '0'])
  })

  it('can have been recorded', async () => {
    const at = Date.UTC(2026, 1, 1)
    const [i_xdr = 0] = await emulator.addHistory({
      line: '123007',
      calls: [{ direction: 'outgoing', number: '123002', at, seconds: 2, recorded: true }],
    })
    const asked = { from_date: writeDateTime(at), to_date: writeDateTime(at) }
    const [call] = (await line.call(getXdrList, asked)).xdr_list
    expect(call).toMatchObject({ i_xdr, charged_quantity: 2, bit_flags: xdrFlags.outgoing | xdrFlags.recorded })
    const file = await line.download(getCallRecording, { i_xdr })
    expect(file).toMatchObject({ type: 'audio/x-wav', size: 16_058 })
    for await (const chunk of file?.chunks ?? []) expect(chunk.length).toBeGreaterThan(0)
    const none = line.download(getCallRecording, { i_xdr: i_xdr + 1000 })
    await expect(none).rejects.toMatchObject({ code: 'refused' })
  })
})

describe('people', () => {
  it('stand in the phone book of the account', async () => {
    expect(await line.call(getPhonebookList, {})).toEqual({ phonebook_rec_list: [], total: undefined })
    const records = ['Ann', 'Bob', 'Cyd'].map((name, index) => ({ name, phone_number: `+49305557${index}` }))
    await emulator.fillPhonebook({ line: '123007', records })
    expect(await line.call(getPhonebookList, { limit: 2, offset: 1, get_total: 1 })).toEqual({
      phonebook_rec_list: records.slice(1),
      total: 3,
    })
  })

  it('stand in the directories of the company', async () => {
    await emulator.fillDirectory({ name: 'Suppliers', records: [{ last_name: 'Hopper', mobile_number: '+15550100' }] })
    const { phone_directory_list } = await line.call(getPhoneDirectoryList, {})
    expect(phone_directory_list.map(({ name }) => name)).toEqual(['Company', 'Suppliers'])
    const people = async (index: number) => {
      const i_ua_config_directory = phone_directory_list[index]?.i_ua_config_directory ?? 0
      const asked = await line.call(getPhoneDirectoryInfo, { i_ua_config_directory, get_records: 'Y', get_total: 1 })
      return asked.phone_directory_info.directory_records
    }
    expect(await people(0)).toContainEqual(
      expect.objectContaining({ first_name: 'Ada', last_name: 'Byron', office_number: '123002' }),
    )
    expect(await people(1)).toEqual([expect.objectContaining({ last_name: 'Hopper', mobile_number: '+15550100' })])
  })
})

describe('the customer', () => {
  it('tells which office it is', async () => {
    const office = async () => (await line.call(getCustomerInfo, {})).customer_info
    expect(await office()).toMatchObject({ i_customer: 30, name: 'Example Ltd', i_office_type: 3 })
    expect(mainOfficeOf(await office())).toBe(30)
    await emulator.configure({ switch: { office: 'branch' } })
    expect(mainOfficeOf(await office())).toBe(29)
    await emulator.configure({ switch: { office: 'none' } })
    expect(mainOfficeOf(await office())).toBeUndefined()
  })

  it('has queues with names', async () => {
    expect(await line.call(getCallqueueList, {})).toEqual({ callqueue_list: [{ i_c_queue: 12, name: 'Sales' }] })
  })
})
