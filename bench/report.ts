import type { Figures } from './stats.ts'

/** One line of the table: what was measured, the floor beside it and the goal. */
export interface Row {
  readonly what: string
  readonly unit: string
  readonly floor: Figures
  readonly sidetone: Figures
  readonly goal: string
  readonly met: boolean
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    `${row.floor.p50.toFixed(digits(row))} / ${row.floor.p95.toFixed(digits(row))} ${row.unit}`,
    `${row.sidetone.p50.toFixed(digits(row))} / ${row.sidetone.p95.toFixed(digits(row))} ${row.unit}`,
    row.floor.p50 === 0 ? '-' : (row.sidetone.p50 / row.floor.p50).toFixed(2),
    String(row.sidetone.count),
    row.goal,
    row.met ? 'met' : 'NOT met',
  ])
  const head = ['', 'floor p50 / p95', 'Sidetone p50 / p95', 'ratio', 'runs', 'goal', '']
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)))
  return [head, ...cells]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n')
}

const digits = ({ unit }: Row) => (unit === '/s' ? 0 : unit === 'ms' || unit === 'MB' ? 1 : 3)
