import type { GridReading } from './grid.ts'
import { joinItems } from './list-words.ts'
import type { PeriodProblem } from './problem.ts'
import type { PeriodKey, PeriodTranslate } from './translate.ts'

/** Where a text stops being a period, why, and what was expected; places are counted from 1, as people count. */
export function sayPeriodProblem(what: { problem: PeriodProblem; translate: PeriodTranslate }): string {
  const { problem, translate } = what
  const { reason, found, offset } = problem
  const why =
    found === ''
      ? translate('period.problem.tooEarly', { place: offset })
      : translate(`period.problem.${reason}`, { found, place: offset + 1 })
  return translate('period.problem.sentence', { why, expected: translate(expectedKey(problem)) })
}

function expectedKey({ expected }: PeriodProblem): PeriodKey {
  switch (expected.kind) {
    case 'scale':
    case 'sub-period':
    case 'opening-brace':
    case 'closing-brace':
      return `period.problem.expected.${expected.kind}`
    case 'value':
      return `period.problem.expected.value.${expected.scale}`
    default: {
      const never: never = expected
      return never
    }
  }
}

/** Why a period is no weekly grid. */
export function sayMisfit(what: {
  misfit: GridReading & { readonly fits: false }
  translate: PeriodTranslate
}): string {
  const { misfit, translate } = what
  const names = misfit.scales.map((scale) => translate(`period.grid.scale.${scale}`))
  return translate('period.grid.misfit', { scales: joinItems(names, translate) })
}
