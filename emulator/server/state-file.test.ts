import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../harness.ts'
import { tone } from '../model/tone.ts'
import { json, send } from '../testing/rest.ts'

let folder: string
let state: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-state-'))
  state = join(folder, 'state.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function asker(emulator: RunningEmulator) {
  const credentials = { login: '123007', password: 'secret' }
  return async (name: string, params: object) =>
    (await send(`${emulator.url}/rest/${name}`, json(params, credentials))).json
}

describe('--state FILE', () => {
  it('keeps settings, menus and messages with their sound from one start to the next', async () => {
    const first = await startEmulator({ state })
    const before = await asker(first)
    await before('Voicemail/set_vm_settings', { vm_settings: { ext_email: 'kim@example.com' } })
    const made = await before('AutoAttendant/create_menu', { menu_info: { name: 'Evening' } })
    const message_uid = await first.leaveMessage({ to: '123007', from: '123002', seconds: 1 })
    await first.stop()
    expect(readdirSync(folder)).toEqual(['state.json'])
    if (process.platform !== 'win32') expect(statSync(state).mode & 0o777).toBe(0o600)

    const second = await startEmulator({ state })
    const after = await asker(second)
    expect(await after('Voicemail/get_vm_settings', {})).toMatchObject({
      vm_settings: { ext_email: 'kim@example.com' },
    })
    const { menu_list } = Object(await after('AutoAttendant/get_menu_list', {}))
    expect(menu_list).toMatchObject([{ name: 'ROOT' }, { name: 'Evening', i_menu: made?.['i_menu'] }])
    const attachment = `${second.url}/rest/Account/get_mailbox_message_attachment`
    const { headers } = await send(attachment, json({ message_uid }, { login: '123007', password: 'secret' }))
    expect(Number(headers['content-length'])).toBe(tone(440, 1).length)
    expect(Object(await after('AutoAttendant/create_menu', { menu_info: { name: 'New' } })).i_menu).toBeGreaterThan(
      Number(made?.['i_menu']),
    )
    await second.stop()
  })

  it('does not start from a file of somebody else, and leaves it alone', async () => {
    for (const text of ['{', '{"version":2}', '[]']) {
      writeFileSync(state, text)
      await expect(startEmulator({ state })).rejects.toThrow(/state\.json/)
      expect(readFileSync(state, 'utf8')).toBe(text)
    }
  })
})
