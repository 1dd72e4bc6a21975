import {
  type PinName,
  pinNames,
  type SettingName,
  settingNames,
  settingParts,
  type SettingValue,
  type VoicemailSettingsView,
} from '../../../src-main/ipc/contract/voicemail-settings.ts'
import type { Loaded, Trouble } from '../../../src-main/ipc/contract/trouble.ts'
import { command } from '../../desktop.ts'
import { changesOf, drop, isSaved, mergeLoaded, problemOf, type Changes } from './settings-changes.ts'

/** The settings as the server has them, and what the person has changed and not yet saved. */
export class SettingsForm {
  view = $state.raw<VoicemailSettingsView>()
  changes = $state.raw<Changes>({})
  /** Changed on the server by somebody else since it was shown. */
  elsewhere = $state.raw<readonly SettingName[]>([])
  /** PINs that were revealed. */
  revealed = $state.raw<Readonly<Partial<Record<PinName, string>>>>({})
  trouble = $state.raw<Trouble>()
  saving = $state(false)
  saved = $state(false)

  get isChanged(): boolean {
    return Object.keys(this.changes).length > 0
  }
  get problems(): readonly SettingName[] {
    return settingParts
      .flatMap((part): readonly SettingName[] => settingNames[part])
      .filter((name) => problemOf(name, this.changes[name]) !== undefined)
  }

  valueOf(name: SettingName): SettingValue | undefined {
    const pin = pinNames.find((one) => one === name)
    return this.changes[name] ?? (pin ? this.revealed[pin] : this.view?.values[name])
  }

  set(name: SettingName, value: SettingValue): void {
    this.saved = false
    const pin = pinNames.find((one) => one === name)
    const former = pin ? this.revealed[pin] : this.view?.values[name]
    this.changes = value === former ? drop(this.changes, name) : { ...this.changes, [name]: value }
  }

  async load(): Promise<void> {
    this.#take(await command('loadVoicemailSettings', {}))
  }

  async save(): Promise<void> {
    this.saving = true
    const sent = this.changes
    const answer = await command('saveVoicemailSettings', changesOf(sent))
    this.saving = false
    if (answer.ok) {
      // What the server did not take over stays a change.
      this.changes = Object.fromEntries(
        Object.entries(this.changes).filter(([name, value]) => sent[name as SettingName] !== value),
      )
      this.revealed = {}
      this.saved = isSaved(sent, answer.value)
    }
    this.#take(answer, sent)
  }

  discard(): void {
    this.changes = {}
    this.elsewhere = []
  }

  async reveal(pin: PinName): Promise<void> {
    const answer = await command('revealPin', { pin })
    if (answer.ok) this.revealed = { ...this.revealed, [pin]: answer.value }
    else this.trouble = answer.trouble
  }

  hide(pin: PinName): void {
    this.revealed = drop(this.revealed, pin)
  }

  #take(answer: Loaded<VoicemailSettingsView>, sent: Changes = {}): void {
    this.trouble = answer.ok ? undefined : answer.trouble
    if (!answer.ok) return
    const merged = mergeLoaded({ before: this.view, now: answer.value, sent })
    if (merged.length > 0) this.elsewhere = merged
    this.view = answer.value
  }
}
