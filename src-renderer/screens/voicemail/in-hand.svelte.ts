import type { OwnGreeting } from '../../../src-main/ipc/contract/greetings.ts'
import { Studio } from '../../studio/studio.svelte.ts'
import { SettingsForm } from './settings-form.svelte.ts'

/** What somebody has begun and neither sent nor saved: it is still there when they come back from another room. */
export class InHand {
  readonly studio = new Studio()
  readonly settings = new SettingsForm()
  /** The greeting that the studio is open for. */
  greeting = $state<OwnGreeting>('personal')
}

let held: { readonly account: string; readonly inHand: InHand } | undefined

/** Of one account; that of another is dropped. */
export function inHandOf(account: string): InHand {
  if (held?.account === account) return held.inHand
  held?.inHand.studio.close()
  held = { account, inHand: new InHand() }
  return held.inHand
}
