import fc from 'fast-check'
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
import { createConf, delConf, getConfInfo, getConfPrompt, setConfPrompt, updateConf } from '../protocol/conference.ts'
import { createDirEntry, delDirEntry, getDirEntry, updateDirEntry } from '../protocol/dial-directory.ts'
import type { Method, ParamsOf, Transport } from '../protocol/method.ts'
import {
  getDisplayPreferences,
  getFolderPreferences,
  setDisplayPreferences,
  setFolderPreferences,
} from '../protocol/preferences.ts'
import { allowed } from '../protocol/testing/arbitrary.ts'
import { getVmSettings, setVmSettings } from '../protocol/voicemail.ts'
import { fileOfBytes } from './file.ts'
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

const prompt = fileOfBytes(tone(300, 1), { name: 'prompt.au', type: 'audio/basic' })

/** Methods that name a record, each with the way to its id. */
const naming: readonly (readonly [Method, (id: number) => Record<string, unknown>, path: string])[] = [
  [updateMenu, (i_menu) => ({ menu_info: { i_menu, name: 'Other' } }), 'menu_info.i_menu'],
  [delMenu, (i_menu) => ({ i_menu }), 'i_menu'],
  [setMenuPrompt, (i_menu) => ({ i_menu, prompt_type: 'intro', prompt: prompt.name }), 'i_menu'],
  [getMenuPrompt, (i_menu) => ({ i_menu, prompt_type: 'intro' }), 'i_menu'],
  [getMenuTransitionList, (i_menu) => ({ i_menu }), 'i_menu'],
  [setMenuTransition, (i_menu) => ({ i_menu, transition_info: { action: 'Disabled', event: '1' } }), 'i_menu'],
  [getMenuTransitionPrompt, (i_menu) => ({ i_menu, event: '1' }), 'i_menu'],
  [setMenuTransitionPrompt, (i_menu_transition) => ({ i_menu_transition, prompt: prompt.name }), 'i_menu_transition'],
  [getConfInfo, (i_conf) => ({ i_conf }), 'i_conf'],
  [updateConf, (i_conf) => ({ conf_info: { i_conf, name: 'Other' } }), 'conf_info.i_conf'],
  [delConf, (i_conf) => ({ i_conf }), 'i_conf'],
  [setConfPrompt, (i_conf) => ({ i_conf, prompt_type: 'moh', prompt: prompt.name }), 'i_conf'],
  [getConfPrompt, (i_conf) => ({ i_conf, prompt_type: 'moh' }), 'i_conf'],
  [updateDirEntry, (i_entry) => ({ dir_entry_info: { i_entry, lastname: 'Other' } }), 'dir_entry_info.i_entry'],
  [getDirEntry, (i_entry) => ({ i_entry }), 'i_entry'],
  [delDirEntry, (i_entry) => ({ i_entry }), 'i_entry'],
]

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

    it.each(
      naming
        .filter(([{ transports }]) => transports.includes(transport))
        .map(([method, params, path]) => ({ name: method.name, method, params, path })),
    )(
      'or is refused with the name of the id, where $name names what there is not',
      async ({ method, params, path }) => {
        const unknown = fc.integer({ min: 1_000_000, max: 2_147_483_647 })
        await fc.assert(
          fc.asyncProperty(unknown, async (id) => {
            const { upload, download } = method
            const way = over(method)
            const asked =
              upload?.isOptional === false
                ? line.upload({ ...way, upload }, params(id), prompt)
                : download === undefined
                  ? line.call(way, params(id))
                  : line.download({ ...way, download }, params(id))
            await expect(asked).rejects.toMatchObject({
              code: 'refused',
              fault: { details: { [path]: expect.any(String) } },
            })
          }),
          { numRuns: 3 },
        )
      },
    )

    it('entries of the dial-by-name directory', () =>
      survives(createDirEntry, async (params) => {
        const { i_entry } = await line.call(over(createDirEntry), params)
        expectKept((await line.call(over(getDirEntry), { i_entry })).dir_entry_info, params.dir_entry_info)
        await line.call(over(delDirEntry), { i_entry })
      }))
  },
)
