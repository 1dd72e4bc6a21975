import type { Translate } from '../../messages/translate.ts'
import type { CallNoteView } from '../../src-main/ipc/contract.ts'

type Refused = Extract<CallNoteView, { kind: 'refused' }>

/** What a note on a card says: what was tried, then what came of it. */
export function noteWords(note: CallNoteView, t: Translate): string {
  switch (note.kind) {
    case 'refused':
      return refusedWords(note, t)
    case 'unanswered':
      return t(`card.unanswered.${note.action}`)
    case 'offline':
      return t(`card.refused.${note.action}`, { why: t('card.why.offline') })
    case 'consultFailed':
      return consultFailedWords(note, t)
    case 'answerAgain':
      return t('card.answerAgain')
    default:
      return note satisfies never
  }
}

function consultFailedWords(
  { who, how, said }: Extract<CallNoteView, { kind: 'consultFailed' }>,
  t: Translate,
): string {
  const what = t(`card.consultFailed.${how}`, { name: who === '' ? t('common.unknownNumber') : who })
  if (how !== 'failed' || said === undefined) return what
  return withAdvice(t('card.consultFailed.said', { what, said }), said, t)
}

function refusedWords(note: Refused, t: Translate): string {
  const told = t(`card.refused.${note.action}`, { why: refusedWhy(note, t) })
  return note.action === 'dialAgain' ? withAdvice(told, note.said, t) : told
}

/** What was told of a call that the server would not place, with what can be done about it where that is known. */
const withAdvice = (told: string, said: string, t: Translate): string =>
  isAboutRating(said) ? t('card.rating', { told: /[.!?]$/.test(told) ? told : `${told}.` }) : told

/** Placing calls needs a rate of its own in the account's product (Voice API, `originate_advanced_call`). */
const isAboutRating = (said: string): boolean => /\b(rates?|rating|tariff|billing)\b/i.test(said)

/** Refusals that we know are told in our words; for the others the server speaks for itself. */
function refusedWhy({ why, said }: Refused, t: Translate): string {
  const server = said.trim()
  switch (why) {
    case 'callControlDisabled':
    case 'callNotFound':
    case 'unknownMethod':
      return t(`card.why.${why}`)
    case 'wrongParameters':
    case 'serverError':
      return server === '' ? t(`card.why.${why}`) : t('card.why.said', { why: t(`card.why.${why}`), said: server })
    case 'other':
      return server === '' ? t('card.why.other') : server
    default:
      return why satisfies never
  }
}
