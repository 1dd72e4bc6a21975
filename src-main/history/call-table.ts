import type { Translate } from '../../messages/translate.ts'
import type { HistoryCallView } from '../ipc/contract/history.ts'

/** What stands above the columns of an export. */
export const callTableHead = (t: Translate): readonly string[] => [
  t('history.column.when'),
  t('history.column.direction'),
  t('history.column.outcome'),
  t('history.column.name'),
  t('history.column.number'),
  t('history.column.via'),
  t('history.column.rang'),
  t('history.column.talked'),
  t('history.column.note'),
]

/** A call as a line of a table; durations in seconds. `time` writes a moment for people and spreadsheets. */
export function callTableRow(call: HistoryCallView, time: (at: number) => string, t: Translate): readonly string[] {
  const { remote, dialable, direction, how, via, startedAt, rangMs, talkedMs, note } = call
  return [
    time(startedAt),
    t(`calls.kind.${direction}`),
    how === 'theyHungUp' || how === 'weHungUp' || how === 'unknown' ? '' : t(`calls.kind.${how}`),
    remote.name ?? (remote.anonymous ? t('common.anonymous') : ''),
    dialable ?? '',
    via ?? '',
    seconds(rangMs),
    talkedMs === undefined ? '' : seconds(talkedMs),
    note,
  ]
}

const seconds = (ms: number) => String(Math.round(ms / 1000))
