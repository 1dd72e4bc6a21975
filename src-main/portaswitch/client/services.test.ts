import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import { tone } from '../../../emulator/model/tone.ts'
import {
  createMenu,
  delMenu,
  getMenuList,
  getMenuPrompt,
  getMenuTransitionList,
  getMenuTransitionPrompt,
  setMenuPrompt,
  setMenuTransition,
  setMenuTransitionPrompt,
  updateMenu,
} from '../protocol/auto-attendant.ts'
import {
  createConf,
  getConfInfo,
  getConfList,
  getConfPrompt,
  setConfPrompt,
  updateConf,
} from '../protocol/conference.ts'
import { createDirEntry, getDirInfo, updateDirEntry } from '../protocol/dial-directory.ts'
import { enableApiNotifications } from '../protocol/call-control.ts'
import { playPrompt, startDtmfDetect, stopDtmfDetect, stopPlayPrompt, type IvrEvent } from '../protocol/ivr.ts'
import { fileOfBytes, type Download } from './file.ts'
import type { Line } from './line.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'

let emulator: RunningEmulator
let line: Line
const events: IvrEvent[] = []

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account], conversionMs: 0, ivr: ['123007'] })
  const inTest = new LineInTest(emulator, { onIvrEvent: (event) => events.push(event) })
  line = (await inTest.ready()).line
})
afterAll(async () => {
  line.close()
  await emulator.stop()
})

const prompt = fileOfBytes(tone(300, 1), { name: 'prompt.au', type: 'audio/basic' })
const refusedFor = (property: string) => ({ code: 'refused', fault: { details: { [property]: expect.any(String) } } })

async function sizeOf(download: Download | undefined): Promise<number> {
  let size = 0
  for await (const chunk of download?.chunks ?? []) size += chunk.length
  return size
}

async function rootMenu(): Promise<number> {
  const { menu_list } = await line.call(getMenuList, {})
  return menu_list.find(({ name }) => name === 'ROOT')?.i_menu ?? 0
}

describe('the auto attendant', () => {
  it('always has a menu ROOT, which is neither deleted nor renamed', async () => {
    const i_menu = await rootMenu()
    await expect(line.call(delMenu, { i_menu })).rejects.toMatchObject(refusedFor('i_menu'))
    await expect(line.call(updateMenu, { menu_info: { i_menu, name: 'MAIN' } })).rejects.toMatchObject(
      refusedFor('menu_info.name'),
    )
    await line.call(updateMenu, { menu_info: { i_menu, name: 'ROOT', period: 'hr{9-16}', first_digit_timeout: 4 } })
    await line.call(updateMenu, { menu_info: { i_menu, first_digit_timeout: null } })
    expect((await line.call(getMenuList, {})).menu_list).toMatchObject([
      { name: 'ROOT', period: 'hr{9-16}', first_digit_timeout: undefined, next_digit_timeout: 5 },
    ])
  })

  it('has menus with different names and with periods that are some', async () => {
    const { i_menu } = await line.call(createMenu, { menu_info: { name: 'Evening', period: 'hr{17-8}' } })
    const again = line.call(createMenu, { menu_info: { name: 'Evening' } })
    await expect(again).rejects.toMatchObject(refusedFor('menu_info.name'))
    const never = line.call(createMenu, { menu_info: { name: 'Other', period: 'hr {9 am}' } })
    await expect(never).rejects.toMatchObject(refusedFor('menu_info.period'))
    await expect(line.call(delMenu, { i_menu: 999 })).rejects.toMatchObject(refusedFor('i_menu'))
    await line.call(delMenu, { i_menu })
  })

  it('does on an event what is set last, with its prompt', async () => {
    const i_menu = await rootMenu()
    const set = (transition_info: Parameters<typeof line.call<typeof setMenuTransition>>[1]['transition_info']) =>
      line.call(setMenuTransition, { i_menu, transition_info })
    const { i_menu_transition } = await set({ event: '0', action: 'Transfer', destination: '123002' })
    const withPrompt = { event: '0', action: 'Queue', target_i_queue: 12, play_prompt: 'Y', prompt: 'q.au' } as const
    await line.upload(setMenuTransition, { i_menu, transition_info: withPrompt }, prompt)
    expect((await line.call(getMenuTransitionList, { i_menu })).transition_list).toEqual([
      expect.objectContaining({ i_menu_transition, event: '0', action: 'Queue', target_i_queue: 12, prompt_set: 1 }),
    ])
    const fetched = await line.download(getMenuTransitionPrompt, { i_menu, event: '0', i_menu_transition })
    expect(fetched?.name).toBe('q.au')
    expect(await sizeOf(fetched)).toBe(prompt.size)

    await expect(set({ event: '1', action: 'Transfer' })).rejects.toMatchObject(
      refusedFor('transition_info.destination'),
    )
    await expect(set({ event: '1', action: 'Menu', target_i_menu: 999 })).rejects.toMatchObject(
      refusedFor('transition_info.target_i_menu'),
    )
    // The reference's prose has the queue in target_i_menu.
    await set({ event: '1', action: 'Queue', target_i_menu: 12 })
  })

  it('lets callers dial an extension at once, or by the action DirectDial, not both', async () => {
    const { i_menu } = await line.call(createMenu, { menu_info: { name: 'Direct', direct_dial_enabled: 'Y' } })
    const direct = { i_menu, transition_info: { event: '2', action: 'DirectDial' } } as const
    await expect(line.call(setMenuTransition, direct)).rejects.toMatchObject(refusedFor('transition_info.action'))
    await line.call(updateMenu, { menu_info: { i_menu, direct_dial_enabled: 'N' } })
    await line.call(setMenuTransition, direct)
    const both = line.call(updateMenu, { menu_info: { i_menu, direct_dial_enabled: 'Y' } })
    await expect(both).rejects.toMatchObject(refusedFor('menu_info.direct_dial_enabled'))
  })

  it('plays the prompts that it was sent', async () => {
    const i_menu = await rootMenu()
    await line.upload(setMenuPrompt, { i_menu, prompt_type: 'intro', prompt: prompt.name }, prompt)
    expect(await sizeOf(await line.download(getMenuPrompt, { i_menu, prompt_type: 'intro' }))).toBe(prompt.size)
    expect((await line.call(getMenuList, {})).menu_list[0]).toMatchObject({ msg_intro_set: 1, msg_menu_set: 0 })
    const none = line.download(getMenuPrompt, { i_menu, prompt_type: 'timeout' })
    await expect(none).rejects.toMatchObject(refusedFor('prompt_type'))
  })

  it('is sent the prompt of a transition under either spelling of the method', async () => {
    const i_menu = await rootMenu()
    const { i_menu_transition } = await line.call(setMenuTransition, {
      i_menu,
      transition_info: { event: '*', action: 'Voicemail' },
    })
    const send = () => line.upload(setMenuTransitionPrompt, { i_menu_transition, prompt: prompt.name }, prompt)
    expect(await send()).toMatchObject({ i_menu_transition })
    const stop = await emulator.fault({
      kind: 'refuse',
      method: 'AutoAttendant.set_menu_transition_promt',
      code: 'Server.AutoAttendant.unknown_method',
    })
    expect(await send()).toMatchObject({ i_menu_transition })
    await emulator.waitForRequest('AutoAttendant.set_menu_transition_prompt')
    await stop()
  })
})

describe('conferences', () => {
  it('are known by id and by name', async () => {
    const conf_info = { name: 'Monday', pin_host: '1111', pin_user: '2222', max_participants: 8 }
    const { i_conf } = await line.call(createConf, { conf_info })
    expect(await line.call(getConfInfo, { name: 'Monday' })).toMatchObject({ conf_info: { i_conf, ...conf_info } })
    await expect(line.call(createConf, { conf_info })).rejects.toMatchObject(refusedFor('conf_info.name'))
    const both = { i_conf, start_time: '2026-11-30 09:00:00', max_session_time: 60 }
    await expect(line.call(updateConf, { conf_info: both })).rejects.toMatchObject(
      refusedFor('conf_info.max_session_time'),
    )
    await line.upload(setConfPrompt, { i_conf, prompt_type: 'moh', prompt: prompt.name }, prompt)
    expect(await sizeOf(await line.download(getConfPrompt, { i_conf, prompt_type: 'moh' }))).toBe(prompt.size)
    expect((await line.call(getConfList, {})).conf_list).toMatchObject([{ i_conf, moh_set: '1', msg_intro_set: '0' }])
  })
})

describe('a dry run', () => {
  it('says what is wrong with the arguments and does nothing, in a session that is renewed where it is gone', async () => {
    const i_menu = await rootMenu()
    await emulator.expireSessions()
    expect(await line.dryRun(createMenu, { menu_info: { name: 'Dry' } })).toEqual({ isValid: true, errors: {} })
    const long = { i_menu, name: 'x'.repeat(65), period: 'y'.repeat(256) }
    expect(await line.dryRun(updateMenu, { menu_info: long })).toEqual({
      isValid: false,
      errors: { 'menu_info.name': expect.stringMatching(/64/), 'menu_info.period': expect.stringMatching(/255/) },
    })
    const wrong = { i_menu: 'one' } as unknown as { i_menu: number }
    expect(await line.dryRun(delMenu, wrong)).toMatchObject({ isValid: false, errors: { i_menu: expect.any(String) } })
    expect((await line.call(getMenuList, {})).menu_list.map(({ name }) => name)).not.toContain('Dry')
    const given = new AbortController()
    given.abort()
    await expect(line.dryRun(delMenu, { i_menu }, { signal: given.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

describe('the dial-by-name directory', () => {
  it('has one entry for each number', async () => {
    const ada = { abbreviated_number: '99', number_to_dial: '123002', firstname: 'Ada', active: 'Y' } as const
    const { i_entry } = await line.call(createDirEntry, { dir_entry_info: ada })
    await expect(line.call(createDirEntry, { dir_entry_info: ada })).rejects.toMatchObject(
      refusedFor('dir_entry_info.abbreviated_number'),
    )
    await line.upload(updateDirEntry, { dir_entry_info: { i_entry, prompt: 'ada.au' } }, prompt)
    expect((await line.call(getDirInfo, {})).dir_entry_list).toMatchObject([{ i_entry, ...ada, prompt: 'ada.au' }])
  })
})

describe('an IVR application', () => {
  it('plays prompts to a caller and hears the keys', async () => {
    const i_ivr_an = 50_123_007
    await line.call(enableApiNotifications, { event: 'sip.call_control_notifications', i_ivr_an })
    const { callId } = await emulator.ring({ from: '+493055570142', to: '123007' })
    const answered = await emulator.waitForState(({ legs }) => legs.some(({ state }) => state === 'connected'))
    const leg = answered.legs.find(({ owner }) => owner === '123007')
    const named = { call: leg?.call ?? { id: '', tag: '' }, transport_id: leg?.transport_id ?? '' }
    expect(leg?.callee).toMatchObject({ access_number: '123007' })

    await line.call(startDtmfDetect, named)
    await line.call(playPrompt, { ...named, url: 'http://192.0.2.1/welcome', order: 3, repeat: -1 })
    await line.call(playPrompt, { ...named, url: 'https://192.0.2.1/menu' })
    await emulator.press('+493055570142', '4#')
    await expect.poll(() => events.map(({ kind }) => kind)).toEqual(['digit', 'digit', 'promptCompleted'])
    expect(events).toMatchObject([{ digit: '4', durationMs: 100 }, { digit: '#' }, { order: 2, call: { id: callId } }])

    await line.call(stopPlayPrompt, { ...named, order: 3 })
    await expect(line.call(stopPlayPrompt, { ...named, order: 3 })).rejects.toMatchObject(refusedFor('order'))
    await line.call(stopDtmfDetect, named)
    await emulator.press('+493055570142', '5')
    await emulator.phone('+493055570142').hangUp(callId)
    expect(events).toHaveLength(3)
    await expect(line.call(startDtmfDetect, named)).rejects.toMatchObject({ fault: { code: 'sip.call_not_found' } })
  })
})
