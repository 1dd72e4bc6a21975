import type { GridScale } from './grid.ts'
import type { PeriodProblemReason } from './problem.ts'
import type { months, Scale, weekDays } from './scale.ts'

type Month = (typeof months)[number]
type WeekDay = (typeof weekDays)[number]

type Single = 'always' | 'never' | 'shortYear' | 'clock' | 'clockWithSeconds'
type Joint = 'through' | 'comma' | 'and' | 'both' | 'either'
type Counted = 'wk' | 'yd' | 'md' | 'min' | 'sec'

/** The keys of the message catalogue that say a period, a misfit or a problem. `Counted` ones have plural forms. */
export type PeriodKey =
  | `period.${Single | Joint | Counted}`
  | `period.mo.${Month}`
  | `period.wd.${WeekDay}`
  | `period.grid.misfit`
  | `period.grid.scale.${Exclude<Scale, GridScale>}`
  | `period.problem.${PeriodProblemReason | 'sentence' | 'tooEarly'}`
  | `period.problem.expected.${'scale' | 'sub-period' | 'opening-brace' | 'closing-brace'}`
  | `period.problem.expected.value.${Scale}`

/** Words for a key in the app's language. `count` among the values chooses the plural form. */
export type PeriodTranslate = (key: PeriodKey, values?: Readonly<Record<string, string | number>>) => string
