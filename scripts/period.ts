import { parseArgs } from 'node:util'
import { createTranslate } from '../messages/translate.ts'
import { inForce, nextChange, previousChange } from '../src-main/voice/period/change.ts'
import { samePeriod } from '../src-main/voice/period/equality.ts'
import { gridOf, type WeekGrid } from '../src-main/voice/period/grid.ts'
import { parsePeriod } from '../src-main/voice/period/parse.ts'
import { maxPeriodLength, type Period } from '../src-main/voice/period/period.ts'
import { printPeriod } from '../src-main/voice/period/print.ts'
import { sayMisfit, sayPeriodProblem } from '../src-main/voice/period/problem-words.ts'
import { sayPeriod } from '../src-main/voice/period/words.ts'
import { isTimeZone, momentOf, offsetAt } from '../src-main/voice/period/zone.ts'

const usage = `Says what a time period means.

  npm run period -- 'wd{2-6} hr{9-16}' [--at 2026-11-23T09:00] [--zone Europe/Berlin] [--same 'wd {Mon-Fri} hr {9am-4pm}']

  --at    a moment: by the clock of the zone, or with Z or an offset such as +01:00; otherwise now
  --zone  an IANA time zone; otherwise the computer's
  --same  another period, to be told whether both mean the same times`

const translate = createTranslate()

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

function read(text: string): Period {
  const reading = parsePeriod(text)
  if (reading.ok) return reading.period
  const line = text.replace(/\s/g, ' ')
  fail(`${line}\n${' '.repeat(reading.problem.offset)}^\n${sayPeriodProblem({ problem: reading.problem, translate })}`)
}

/** A moment in milliseconds: a date, with a time or from midnight on, by the zone's clock unless it tells its offset. */
function momentFrom({ text, zone }: { text: string; zone: string }): number {
  const [, day, time = '00:00', offset] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  const moment = Date.parse(`${day}T${time}${offset ?? 'Z'}`)
  const isDay = !Number.isNaN(moment) && new Date(`${day}T00:00Z`).toISOString().startsWith(`${day}T`)
  if (!isDay) fail(`--at takes 2026-11-23T09:00, not "${text}".`)
  return offset ? moment : momentOf({ wall: moment / 1000, zone })
}

/** 2026-11-23 09:00:00 +01:00, Monday. */
function show({ moment, zone }: { moment: number; zone: string }): string {
  const offset = offsetAt({ moment, zone })
  const wall = new Date(Math.floor(moment / 1000) * 1000 + offset * 1000)
  const [date, time] = wall.toISOString().slice(0, 19).split('T')
  const ahead = new Date(Math.abs(offset) * 1000).toISOString().slice(11, 19).replace(/:00$/, '')
  const weekDay = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(wall)
  return `${date} ${time} ${offset < 0 ? '-' : '+'}${ahead}, ${weekDay}`
}

/** Monday first, a block for each hour that is on. */
function drawWeek(grid: WeekGrid): readonly string[] {
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].map((name, day) => {
    return `${name} ${(grid[day] ?? []).map((on) => (on ? '█' : '·')).join('')}`
  })
  return [...days.slice(1), ...days.slice(0, 1), '    0     6     12    18    24']
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string' },
    zone: { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
    same: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})
const [text, ...more] = positionals
if (values.help || text === undefined || more.length > 0) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}

const { zone } = values
if (!isTimeZone(zone)) fail(`"${zone}" is no time zone that this computer knows.`)
const moment = values.at === undefined ? Date.now() : momentFrom({ text: values.at, zone })
const period = read(text)
const where = { period, moment, zone }
const [previous, next] = [previousChange(where), nextChange(where)]
const grid = gridOf(period)
const canonical = printPeriod(period)

const tooLong =
  canonical.length > maxPeriodLength ? ` (longer than the ${maxPeriodLength} characters that the server stores)` : ''
const lines = [
  ['Canonical', (canonical || '(blank)') + tooLong],
  ['Words', sayPeriod({ period, translate })],
  ...(values.same === undefined ? [] : [['Same as', samePeriod(period, read(values.same)) ? 'yes' : 'no']]),
  ['At', `${show({ moment, zone })} (${zone})`],
  ['In force', inForce(where) ? 'yes' : 'no'],
  ['Last change', previous === null ? 'none since 1970' : show({ moment: previous, zone })],
  ['Next change', next === null ? 'none before the year 10000' : show({ moment: next, zone })],
  ...(grid.fits ? drawWeek(grid.grid) : [sayMisfit({ misfit: grid, translate })]).map((line, row) => [
    row === 0 ? 'Week' : '',
    line,
  ]),
]
console.log(lines.map(([name = '', value = '']) => `${name.padEnd(12)} ${value}`).join('\n'))
