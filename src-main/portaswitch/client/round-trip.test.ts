import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import {
  createMenu,
  delMenu,
  getMenuList,
  getMenuTransitionList,
  setMenuTransition,
} from '../protocol/auto-attendant.ts'
import { createConf, delConf, getConfInfo } from '../protocol/conference.ts'
import { createDirEntry, delDirEntry, getDirEntry } from '../protocol/dial-directory.ts'
import type { Method, ParamsOf, Transport } from '../protocol/method.ts'
import {
  getDisplayPreferences,
  getFolderPreferences,
  setDisplayPreferences,
  setFolderPreferences,
} from '../protocol/preferences.ts'
import { allowed } from '../protocol/testing/arbitrary.ts'
import { getVmSettings, setVmSettings } from '../protocol/voicemail.ts'
import type { Line } from './line.ts'
import { account, LineInTest } from './test-aids/line-in-test.ts'

let emulator: RunningEmulator
let line: Line

beforeAll(async () => {
  emulator = await startEmulator({ accounts: [account] })
  line = (await new LineInTest(emulator, { media: { over: 'rest', soapPort: emulator.port } }).ready()).line
})
afterAll(async () => {
  line.close()
  await emulator.stop()
})

/** What the server tells has all that was sent, with the same values; null was sent to clear, and reads as absent. */
function expectKept(told: object | undefined, sent: object): void {
  for (const [name, value] of Object.entries(sent))
    expect({ [name]: Reflect.get(told ?? {}, name) }).toEqual({ [name]: value ?? undefined })
}

describe.each(['rest', 'websocket', 'soap'] as const)(
  'whatever the table allows comes back unchanged over %s',
  (transport) => {
    const over = <M extends Method>(method: M): M => ({ ...method, transports: [transport] satisfies Transport[] })
    const params = <M extends Method>(method: M) =>
      allowed(method.params, { xml: transport === 'soap' }) as fc.Arbitrary<ParamsOf<M>>

    async function survives<M extends Method>(method: M, keep: (params: ParamsOf<M>) => Promise<void>): Promise<void> {
      await fc.assert(fc.asyncProperty(params(method), keep), { numRuns: 25 })
    }

    it('settings of the voicemail box', () =>
      survives(setVmSettings, async (params) => {
        await line.call(over(setVmSettings), params)
        expectKept((await line.call(over(getVmSettings), {})).vm_settings, params.vm_settings)
      }))

    it('preferences of folders', () =>
      survives(setFolderPreferences, async (params) => {
        await line.call(over(setFolderPreferences), params)
        expectKept((await line.call(over(getFolderPreferences), {})).folder_prefs, params.folder_prefs)
      }))

    it('preferences of display', () =>
      survives(setDisplayPreferences, async (params) => {
        await line.call(over(setDisplayPreferences), params)
        expectKept((await line.call(over(getDisplayPreferences), {})).display_prefs, params.display_prefs)
      }))

    it('menus', () =>
      survives(createMenu, async (params) => {
        const menu_info = { ...params.menu_info, name: `${params.menu_info.name.slice(0, 60)}.`, period: 'hr{9-16}' }
        const { i_menu } = await line.call(over(createMenu), { menu_info })
        const { menu_list } = await line.call(over(getMenuList), {})
        expectKept(
          menu_list.find((menu) => menu.i_menu === i_menu),
          menu_info,
        )
        await line.call(over(delMenu), { i_menu })
      }))

    it('transitions', () =>
      survives(setMenuTransition, async (params) => {
        const [menu] = (await line.call(over(getMenuList), {})).menu_list
        const i_menu = menu?.i_menu ?? 0
        const { prompt: _, ...given } = params.transition_info
        const leads = { destination: '123002', target_i_menu: i_menu, target_i_queue: 12, i_menu }
        const { i_menu_transition } = await line.call(over(setMenuTransition), {
          i_menu,
          transition_info: { ...given, ...leads },
        })
        const { transition_list } = await line.call(over(getMenuTransitionList), { i_menu })
        expectKept(
          transition_list.find((transition) => transition.i_menu_transition === i_menu_transition),
          { ...given, ...leads },
        )
      }))

    it('conferences', () =>
      survives(createConf, async (params) => {
        const { start_time: _, ...given } = params.conf_info
        const conf_info = { ...given, name: `${given.name}.` }
        const { i_conf } = await line.call(over(createConf), { conf_info })
        expectKept((await line.call(over(getConfInfo), { i_conf })).conf_info, conf_info)
        await line.call(over(delConf), { i_conf })
      }))

    it('entries of the dial-by-name directory', () =>
      survives(createDirEntry, async (params) => {
        const { i_entry } = await line.call(over(createDirEntry), params)
        expectKept((await line.call(over(getDirEntry), { i_entry })).dir_entry_info, params.dir_entry_info)
        await line.call(over(delDirEntry), { i_entry })
      }))
  },
)
