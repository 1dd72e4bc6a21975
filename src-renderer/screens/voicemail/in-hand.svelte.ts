import type { OwnGreeting } from '../../../src-main/ipc/contract/greetings.ts'
import { command } from '../../desktop.ts'
import { Studio } from '../../studio/studio.svelte.ts'
import { SettingsForm } from './settings-form.svelte.ts'

/** What somebody has begun and neither sent nor saved: it is still there when they come back from another room. */
export class InHand {
  readonly studio = new Studio()
  readonly settings = new SettingsForm()
  /** The greeting that the studio is open for. */
  greeting = $state<OwnGreeting>('personal')
  readonly #stop: () => void

  constructor() {
    this.#stop = $effect.root(() => {
      // The window is kept, closed as it may be, for as long as only it has what was begun.
      $effect(
        () => void command('holdMainWindow', { held: this.studio.sound !== undefined || this.settings.isChanged }),
      )
    })
  }

  close(): void {
    this.#stop()
    this.studio.close()
  }
}

let held: { readonly account: string; readonly inHand: InHand } | undefined

/** Of one account; that of another is dropped. */
export function inHandOf(account: string): InHand {
  if (held?.account === account) return held.inHand
  held?.inHand.close()
  held = { account, inHand: new InHand() }
  return held.inHand
}
