import type { Translate } from '../../messages/translate.ts'
import type { LineView } from '../../src-main/ipc/contract.ts'

/** Why a number that can be dialled was not. */
export function notPlacedWords(
  { link, callControl }: Pick<Extract<LineView, { phase: 'signedIn' }>, 'link' | 'callControl'>,
  t: Translate,
): string {
  if (link.kind !== 'online') return t('calls.dial.offline')
  return t(callControl === 'denied' ? 'calls.dial.denied' : 'calls.dial.notNow')
}
