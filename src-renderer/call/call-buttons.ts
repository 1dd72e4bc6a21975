import type { Translate } from '../../messages/translate.ts'
import type { CallActionView, CallView } from '../../src-main/ipc/contract.ts'

/** Left goes on, middle moves, right ends: a button keeps its column when another is absent. */
export type Column = 'goes' | 'moves' | 'ends'

export interface CallButton {
  readonly action: CallActionView
  readonly column: Column
  /** What it does, or what is under way. */
  readonly word: string
  readonly busy: boolean
  /** The last press got no answer: this one tries once more. */
  readonly again: boolean
}

const columns: Record<CallActionView, Column> = {
  swap: 'goes',
  completeTransfer: 'goes',
  cancelTransfer: 'ends',
  takeBack: 'goes',
  dialAgain: 'goes',
  answer: 'goes',
  holdAndAnswer: 'goes',
  hold: 'goes',
  resume: 'goes',
  transfer: 'moves',
  decline: 'ends',
  hangUp: 'ends',
}

/** The buttons of a call, in the order of their columns. */
export function buttonsOf(call: Pick<CallView, 'actions' | 'pending' | 'note'>, t: Translate): readonly CallButton[] {
  return call.actions.map((action) => {
    const busy = call.pending === action
    const again = call.note?.kind === 'unanswered' && call.note.action === action
    return {
      action,
      // Beside Complete transfer it moves; elsewhere it stands where Resume does.
      column: action === 'swap' && call.actions.includes('completeTransfer') ? 'moves' : columns[action],
      word: wordOf({ action, busy, again }, t),
      busy,
      again,
    }
  })
}

function wordOf({ action, busy, again }: Pick<CallButton, 'action' | 'busy' | 'again'>, t: Translate): string {
  if (busy) return t(`card.underWay.${action}`)
  return again ? t('common.tryAgain') : t(`card.action.${action}`)
}
