import fc from 'fast-check'
import { scaleDefinitions, scales, type Scale } from '../../src-main/voice/period/scale.ts'

const anyCase = (word: string): fc.Arbitrary<string> => fc.mixedCase(fc.constant(word))
const sequence = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((all) => all.join(''))
const number = (min: number, max: number): fc.Arbitrary<string> =>
  fc.tuple(fc.integer({ min, max }), fc.constantFrom('', '', '', '0')).map(([value, zero]) => zero + value)

/** White space where nothing is needed; never a line break inside braces, which Perl's module reads differently. */
const space = fc.constantFrom('', '', '', ' ', '  ', '\t')
const outerSpace = fc.constantFrom('', '', ' ', ' ', '\n', ' \r\n')

function value(scale: Scale): fc.Arbitrary<string> {
  const { first, last, names = [] } = scaleDefinitions[scale]
  if (scale === 'yr') return fc.oneof(number(0, 99), number(1970, 2045), fc.constantFrom('1999', '2000', '2026', '26'))
  if (scale === 'hr') {
    const clock = fc.tuple(number(1, 12), fc.constantFrom('am', 'PM', 'Am', 'pm')).map((parts) => parts.join(''))
    return fc.oneof(number(0, 23), clock, fc.constantFrom('12noon', '12NOON'))
  }
  if (names.length === 0) return number(first, last)
  const letters = fc.constantFrom('', 'n', 'rch', 'day', 'nesday')
  const name = fc.tuple(fc.constantFrom(...names).chain(anyCase), letters).map((parts) => parts.join(''))
  return fc.oneof(number(first, last), name)
}

function range(scale: Scale): fc.Arbitrary<string> {
  const one = value(scale)
  return fc.oneof(one, sequence(one, space, fc.constant('-'), space, one))
}

function scaleText(scale: Scale): fc.Arbitrary<string> {
  const name = fc.constantFrom(scale, scaleDefinitions[scale].longName).chain(anyCase)
  const gap = fc.constantFrom(' ', '  ', '\t')
  const ranges = fc
    .tuple(fc.array(range(scale), { minLength: 1, maxLength: 4 }), gap)
    .map(([list, between]) => list.join(between))
  return sequence(name, outerSpace, fc.constant('{'), space, ranges, space, fc.constant('}'))
}

const anyScaleText = fc.oneof(...scales.map(scaleText))

const subPeriodText = fc
  .tuple(fc.array(anyScaleText, { minLength: 1, maxLength: 4 }), outerSpace)
  .map(([list, between]) => list.join(between))

const listText = sequence(
  outerSpace,
  fc
    .tuple(fc.array(subPeriodText, { minLength: 1, maxLength: 4 }), sequence(outerSpace, fc.constant(','), outerSpace))
    .map(([list, comma]) => list.join(comma)),
  fc.constantFrom('', '', '', '', ',', ' , ', ' '),
)

/** Texts of periods in all the spellings there are: names, cases, spaces, wrapping ranges, lists, scales given twice. */
export const periodText: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: listText },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', 'none', ' None\n', ',') },
)

/** The same with one character removed, added or replaced; most are no periods any more. */
export const damagedText: fc.Arbitrary<string> = fc
  .tuple(periodText, fc.nat(), fc.constantFrom('', ...'{}, -059amwdhr._'), fc.nat(1))
  .map(([text, place, character, removed]) => {
    const at = place % (text.length + 1)
    return text.slice(0, at) + character + text.slice(at + removed)
  })

/** Zones that move their clocks in all the ways there are: by an hour, by half an hour, by a whole day, not at all. */
export const zone: fc.Arbitrary<string> = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
)

const second = 1000
const hour = 3600 * second

/** Days on which a clock in one of the zones was or will be moved; the last one is the day that Apia left out. */
const daysOfMoves = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-04', '2026-10-03', '2011-12-30']

/** Moments in milliseconds: any from 1970 to 2100, many of them on days with moved clocks or at ends of years. */
export const moment: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: Date.UTC(2100, 0) / second }).map((seconds) => seconds * second),
  fc
    .tuple(fc.constantFrom(...daysOfMoves), fc.integer({ min: -24 * 3600, max: 48 * 3600 }))
    .map(([day, seconds]) => Date.parse(day) + seconds * second),
  fc
    .tuple(fc.integer({ min: 1971, max: 2101 }), fc.integer({ min: -36, max: 36 }))
    .map(([year, hours]) => Date.UTC(year, 0) + hours * hour),
)
