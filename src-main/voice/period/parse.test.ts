import { describe, expect, test } from 'vitest'
import { periodFrom } from '../../../scripts/period/read.ts'
import { parsePeriod } from './parse.ts'
import { printPeriod } from './print.ts'
import { scaleDefinitions, scales } from './scale.ts'

const canonical = (text: string): string => printPeriod(periodFrom(text))

describe('a period', () => {
  test('is printed with codes and numbers, ascending', () => {
    expect(canonical('hour {4pm-4pm 9am 10 - 15} WDAY{Friday Mon-thu}')).toBe('wd{2-6} hr{9-16}')
  })

  test.each(scales)('may name the scale %s by its code and by its long name', (scale) => {
    expect(canonical(`${scaleDefinitions[scale].longName}{5}`)).toBe(`${scale}{5}`)
    expect(canonical(`${scale}{5}`)).toBe(`${scale}{5}`)
  })

  test.each([
    ['yr{0 99 1970 2026}', 'yr{0 99 1970 2026}'],
    ['mo{1 12}', 'mo{1 12}'],
    ['wk{1 6}', 'wk{1 6}'],
    ['yd{1 366}', 'yd{1 366}'],
    ['md{1 31}', 'md{1 31}'],
    ['wd{1 7}', 'wd{1 7}'],
    ['hr{0 23}', 'hr{0 23}'],
    ['min{0 59}', 'min{0 59}'],
    ['sec{0 59}', 'sec{0 59}'],
  ])('may have both ends of a scale: %s', (text, printed) => {
    expect(canonical(text)).toBe(printed)
  })

  test.each([
    ['mo{jan feb mar apr may jun jul}', 'mo{1-7}'],
    ['mo{aug sep oct nov dec}', 'mo{8-12}'],
    ['mo{January SEPTEMBER}', 'mo{1 9}'],
    ['wd{su mo tu we}', 'wd{1-4}'],
    ['wd{Thursday Fri sa}', 'wd{5-7}'],
    ['hr{12am 1am 11am}', 'hr{0-1 11}'],
    ['hr{12noon}', 'hr{12}'],
    ['hr{12pm 1pm 11pm}', 'hr{12-13 23}'],
  ])('may name values: %s', (text, printed) => {
    expect(canonical(text)).toBe(printed)
  })

  test.each([
    ['mo{9-2}', 'mo{1-2 9-12}'],
    ['wd{sat-mon}', 'wd{1-2 7}'],
    ['hr{10pm-5am}', 'hr{0-5 22-23}'],
    ['min{45-14}', 'min{0-14 45-59}'],
    ['yd{360-5}', 'yd{1-5 360-366}'],
  ])('wraps around where the second value is the smaller one: %s', (text, printed) => {
    expect(canonical(text)).toBe(printed)
  })

  test('does not wrap years but puts them in order', () => {
    expect(canonical('yr{2030-2026 30-26}')).toBe('yr{26-30 2026-2030}')
  })

  test('keeps two-digit years, which mean the century that one is in', () => {
    expect(canonical('yr{99-1972}')).toBe('yr{1972-99}')
  })

  test('may give a scale twice, which extends it', () => {
    expect(canonical('mo {Jan Feb} hr{9} mo {Nov Dec}')).toBe('mo{1-2 11-12} hr{9}')
  })

  test('may have white space anywhere, line breaks too', () => {
    expect(canonical(' \n wd\t{ \n mon -\r\n fri } \n hr {9 \n 10}\n, \n hr{ 20 } \n')).toBe('hr{20}, wd{2-6} hr{9-10}')
  })

  test('may go without white space between scales', () => {
    expect(canonical('wd{2-6}hr{9-16},hr{20}')).toBe('hr{20}, wd{2-6} hr{9-16}')
  })

  test.each(['', '   ', '\n'])('is always if it is blank', (text) => {
    expect(canonical(text)).toBe('')
  })

  test.each(['none', ' NONE '])('is never if it is %s', (text) => {
    expect(canonical(text)).toBe('none')
  })

  test("is read as Perl's module reads it in odd cases as well", () => {
    expect(canonical('wd{}')).toBe('none')
    expect(canonical('hr{9},,')).toBe('hr{9}')
    expect(canonical(',')).toBe('none')
    expect(canonical('wd{mon-tue-wed}')).toBe('wd{2-4}')
    expect(canonical('hr{13am 0pm}')).toBe('hr{12-13}')
  })

  test('leaves out what does not restrict', () => {
    expect(canonical('wd{1-7} hr{0-23} min{5}')).toBe('min{5}')
    expect(canonical('wd{1-3} wd{4-7}')).toBe('')
    expect(canonical('yr{0-99}')).toBe('')
    expect(canonical('yd{1-365}')).toBe('yd{1-365}')
  })

  test('leaves out sub-periods that are part of another', () => {
    expect(canonical('wd{2} hr{9-10}, wd{2-6} hr{9-16}, wd{2-6} hr{9-16}')).toBe('wd{2-6} hr{9-16}')
  })

  test('is the same in whatever order its sub-periods come', () => {
    expect(canonical('wd{3} hr{9}, wd{2} hr{10}, min{5}')).toBe(canonical('min{5}, wd{2} hr{10}, wd{3} hr{9}'))
  })

  test('joins sub-periods that differ in one scale', () => {
    expect(canonical('wd{2} hr{9-16}, wd{3} hr{9-16}, wd{2-3} hr{17}')).toBe('wd{2-3} hr{9-17}')
  })
})

describe('a text that is no period', () => {
  test.each([
    ['Mon-Fri', { reason: 'unknown-scale', offset: 0, found: 'Mon' }],
    ['day{1}', { reason: 'unknown-scale', offset: 0, found: 'day', expected: { kind: 'scale' } }],
    ['hr{9} Wod{1}', { reason: 'unknown-scale', offset: 6, found: 'Wod', expected: { kind: 'scale' } }],
    ['{9}', { reason: 'unknown-scale', offset: 0, found: '{', expected: { kind: 'scale' } }],
    ['hr{9}}', { reason: 'unknown-scale', offset: 5, found: '}', expected: { kind: 'scale' } }],
    ['hr{9},, hr{10}', { reason: 'empty-sub-period', offset: 6, found: ',', expected: { kind: 'sub-period' } }],
    [', hr{9}', { reason: 'empty-sub-period', offset: 0, found: ',', expected: { kind: 'sub-period' } }],
    ['hr 9', { reason: 'missing-opening-brace', offset: 3, found: '9', expected: { kind: 'opening-brace' } }],
    ['hr', { reason: 'missing-opening-brace', offset: 2, found: '', expected: { kind: 'opening-brace' } }],
    ['hr{9', { reason: 'missing-closing-brace', offset: 4, found: '', expected: { kind: 'closing-brace' } }],
    ['wd{2 hr{9}', { reason: 'missing-closing-brace', offset: 7, found: '{', expected: { kind: 'closing-brace' } }],
    ['wd{1 , 2}', { reason: 'comma-in-braces', offset: 5, found: ',', expected: { kind: 'closing-brace' } }],
    ['hr {9 am}', { reason: 'unknown-value', offset: 6, found: 'am', expected: { kind: 'value', scale: 'hr' } }],
    ['wd{Mon - Foo}', { reason: 'unknown-value', offset: 9, found: 'Foo', expected: { kind: 'value', scale: 'wd' } }],
    ['yd{5th}', { reason: 'unknown-value', offset: 3, found: '5th', expected: { kind: 'value', scale: 'yd' } }],
    ['hr{11noon}', { reason: 'unknown-value', offset: 3, found: '11noon' }],
    ['hr{1-2-3}', { reason: 'unknown-value', offset: 3, found: '1-2' }],
    ['hr{9-}', { reason: 'incomplete-range', offset: 3, found: '9-', expected: { kind: 'value', scale: 'hr' } }],
    ['hr{-9}', { reason: 'incomplete-range', offset: 3, found: '-9', expected: { kind: 'value', scale: 'hr' } }],
    ['hr{24}', { reason: 'out-of-range', offset: 3, found: '24', expected: { kind: 'value', scale: 'hr' } }],
    ['hr{9-13pm}', { reason: 'out-of-range', offset: 5, found: '13pm' }],
    ['mo{0}', { reason: 'out-of-range' }],
    ['yd{367}', { reason: 'out-of-range' }],
    ['yr{100}', { reason: 'out-of-range' }],
    ['yr{1969}', { reason: 'out-of-range' }],
    ['hr{9}, none', { reason: 'unknown-scale', offset: 7, found: 'none' }],
  ])('says where it goes wrong and what was expected: %s', (text, problem) => {
    const reading = parsePeriod(text)
    expect(reading).toMatchObject({ ok: false, problem })
  })

  test('is quoted as it was written', () => {
    expect(parsePeriod('İ hr{9}')).toMatchObject({ problem: { offset: 0, found: 'İ' } })
    expect(parsePeriod('hr{9} FOO{1}')).toMatchObject({ problem: { offset: 6, found: 'FOO' } })
  })
})
