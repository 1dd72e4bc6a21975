import {
  pinNames,
  settingNames,
  type PinName,
  type SettingPart,
  type SettingValue,
  type VoicemailSettingsView,
} from '../../ipc/contract/voicemail-settings.ts'
import type { Loaded } from '../../ipc/contract/trouble.ts'
import type { CommandParams } from '../../ipc/contract.ts'
import {
  getDisplayPreferences,
  getFolderPreferences,
  setDisplayPreferences,
  setFolderPreferences,
} from '../../portaswitch/protocol/preferences.ts'
import { getVmSettings, setVmSettings } from '../../portaswitch/protocol/voicemail.ts'
import { openLineOf, type MailboxLine, type VoicemailLine } from './mailbox-line.ts'
import { loaded, troubleOf } from './trouble.ts'

type Values = Readonly<Record<string, SettingValue | undefined>>

export const loadVoicemailSettings = (mailbox: MailboxLine): Promise<Loaded<VoicemailSettingsView>> =>
  loaded(() => read(openLineOf(mailbox)))

/** Sends what changed, a part after the other, and reads all of it again: the screen shows what the server made of it. */
export function saveVoicemailSettings(
  mailbox: MailboxLine,
  { box, folders, display }: CommandParams<'saveVoicemailSettings'>,
): Promise<Loaded<VoicemailSettingsView>> {
  return loaded(async () => {
    const line = openLineOf(mailbox)
    // Each value is checked by the row of its method before it goes out; here they are names and values.
    if (isAny(box)) await line.call(setVmSettings, { vm_settings: box as object })
    if (isAny(folders)) await line.call(setFolderPreferences, { folder_prefs: folders as object })
    if (isAny(display)) await line.call(setDisplayPreferences, { display_prefs: display as object })
    return await read(line)
  })
}

/** The one way of a PIN to a screen: on the press of who wants to see it. */
export const revealPin = (mailbox: MailboxLine, { pin }: { readonly pin: PinName }): Promise<Loaded<string>> =>
  loaded(async () => {
    const { vm_settings } = await openLineOf(mailbox).call(getVmSettings, {})
    return vm_settings[pin] ?? ''
  })

async function read(line: VoicemailLine): Promise<VoicemailSettingsView> {
  const [box, folders, display] = await Promise.all([
    line.call(getVmSettings, {}).then(({ vm_settings }): Values => ({ ...vm_settings })),
    offered(line.call(getFolderPreferences, {}).then(({ folder_prefs }): Values => ({ ...folder_prefs }))),
    offered(line.call(getDisplayPreferences, {}).then(({ display_prefs }): Values => ({ ...display_prefs }))),
  ])
  const parts: Readonly<Record<SettingPart, Values | undefined>> = { box, folders, display }
  const values: Partial<Record<string, SettingValue>> = {}
  for (const [part, names] of Object.entries(settingNames)) {
    const told = parts[part as SettingPart]
    for (const name of names) {
      const value = told?.[name]
      if (value !== undefined && !isPin(name)) values[name] = value
    }
  }
  return {
    values,
    pins: pinNames.filter((pin) => (box[pin] ?? '') !== ''),
    missing: (['folders', 'display'] as const).filter((part) => parts[part] === undefined),
  }
}

/** A server without the preferences of the mailbox still has the box. */
async function offered(asked: Promise<Values>): Promise<Values | undefined> {
  try {
    return await asked
  } catch (error) {
    const { why } = troubleOf(error)
    if (why === 'refused' || why === 'unknownMethod' || why === 'noMailbox') return undefined
    throw error
  }
}

const isPin = (name: string): boolean => pinNames.some((pin) => pin === name)
const isAny = (change: object): boolean => Object.keys(change).length > 0
