import type { createDirEntry } from '../../src-main/portaswitch/protocol/dial-directory.ts'
import type { CheckedParamsOf } from '../../src-main/portaswitch/protocol/method.ts'
import type { SoundSlot } from './sound.ts'

/** An entry of the dial-by-name directory. */
export interface DialEntry {
  readonly id: number
  readonly settings: CheckedParamsOf<typeof createDirEntry>['dir_entry_info']
  /** The spoken name. */
  readonly prompt: SoundSlot | undefined
}

export const writeDialEntry = ({ id, settings }: DialEntry) => ({ ...settings, i_entry: id })
