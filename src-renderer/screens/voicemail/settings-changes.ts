import {
  type SettingName,
  settingNames,
  settingParts,
  type SettingValue,
  type VoicemailSettingsView,
} from '../../../src-main/ipc/contract/voicemail-settings.ts'
import { settingFields } from './setting-fields.ts'

/** What was changed and is not saved. */
export type Changes = Readonly<Partial<Record<SettingName, SettingValue>>>

/** By the parts in which the server takes them. */
export function changesOf(changes: Changes) {
  const within = (names: readonly SettingName[]) =>
    Object.fromEntries(names.flatMap((name) => (changes[name] === undefined ? [] : [[name, changes[name]]])))
  return {
    box: within(settingNames.box),
    folders: within(settingNames.folders),
    display: within(settingNames.display),
  }
}

/** The names of what somebody else has changed: different from what was shown, and not by what was sent. */
export function mergeLoaded({
  before,
  now,
  sent,
}: {
  before: VoicemailSettingsView | undefined
  now: VoicemailSettingsView
  sent: Changes
}): readonly SettingName[] {
  if (before === undefined) return []
  return settingParts
    .flatMap((part): readonly SettingName[] => settingNames[part])
    .filter((name) => sent[name] === undefined && before.values[name] !== now.values[name])
}

/** Whether the server has what was sent; a PIN it does not tell. */
export const isSaved = (sent: Changes, { values }: VoicemailSettingsView): boolean =>
  Object.entries(sent).every(([name, value]) => {
    const field = settingFields[name as SettingName]
    return field.kind === 'pin' || values[name as SettingName] === value
  })

/** What is wrong with a value that was typed. */
export function problemOf(
  name: SettingName,
  value: SettingValue | undefined,
): 'email' | 'tooLong' | 'count' | 'pin' | undefined {
  if (value === undefined) return undefined
  const field = settingFields[name]
  const text = String(value)
  switch (field.kind) {
    case 'email':
      if (text.length > 128) return 'tooLong'
      return text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'email'
    case 'text':
      return text.length > field.max ? 'tooLong' : undefined
    case 'count':
      return typeof value === 'number' && value >= 0 && value <= field.max ? undefined : 'count'
    case 'pin':
      return /^\d{0,32}$/.test(text) ? undefined : 'pin'
    case 'choice':
    case 'number':
    case 'switch':
      return undefined
    default:
      return field satisfies never
  }
}

export function drop<Key extends string, Value>(
  record: Readonly<Partial<Record<Key, Value>>>,
  name: Key,
): Readonly<Partial<Record<Key, Value>>> {
  const { [name]: _dropped, ...rest } = record
  return rest as Readonly<Partial<Record<Key, Value>>>
}
