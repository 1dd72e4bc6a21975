import { describe, expect, test } from 'vitest'
import { createTranslate } from '../../../messages/translate.ts'
import { periodFrom } from '../../../scripts/period/read.ts'
import { gridOf } from './grid.ts'
import { parsePeriod } from './parse.ts'
import { sayMisfit, sayPeriodProblem } from './problem-words.ts'
import { sayPeriod } from './words.ts'

const translate = createTranslate()
const say = (text: string): string => sayPeriod({ period: periodFrom(text), translate })

describe('the words of a period', () => {
  test.each([
    ['', 'Always'],
    ['none', 'Never'],
    ['wd{2-6} hr{9-16}', 'Monday to Friday, 9:00 to 17:00'],
    [
      'wd {Mon Wed Fri} hr {9am-4pm}, wd{Tue Thu} hr {9am-2pm}',
      'Monday, Wednesday and Friday, 9:00 to 17:00; Tuesday and Thursday, 9:00 to 15:00',
    ],
    ['wk{1 3 5} wd{2}', 'Weeks 1, 3 and 5 of the month, Monday'],
    ['mo{Nov-Feb}', 'November to February'],
    ['minute{0-29}', 'Minutes 0 to 29 of every hour'],
    ['hour{12am-11am}', '0:00 to 12:00'],
    ['sec{0-4 10}', 'Seconds 0 to 4 and 10 of every minute'],
    [
      'wd{1 3 5 7} min{0-29}, wd{2 4 6} min{30-59}',
      'Monday, Wednesday and Friday, minutes 30 to 59 of every hour; ' +
        'Tuesday, Thursday, Saturday and Sunday, minutes 0 to 29 of every hour',
    ],
    ['mo{12} md{24-26}', 'December, days 24 to 26 of the month'],
    ['md{1}', 'Day 1 of the month'],
    ['yd{100-101}', 'Days 100 and 101 of the year'],
  ])('"%s" is said as "%s"', (text, words) => {
    expect(say(text)).toBe(words)
  })

  test('begin the week on Monday and go on over its end', () => {
    expect(say('wd{1 7}')).toBe('Saturday and Sunday')
    expect(say('wd{1}')).toBe('Sunday')
    expect(say('wd{1-2}')).toBe('Sunday and Monday')
    expect(say('wd{5-2}')).toBe('Thursday to Monday')
    expect(say('wd{1} hr{10-12}, wd{2-6} hr{9-16}')).toBe('Monday to Friday, 9:00 to 17:00; Sunday, 10:00 to 13:00')
  })

  test('do not go on over the end of a week of the month, which begins on Sunday', () => {
    expect(say('wk{1} wd{7 1 2}')).toBe('Week 1 of the month, Monday, Saturday and Sunday')
  })

  test('go on over the end of a year only if no year is named', () => {
    expect(say('mo{11-2}')).toBe('November to February')
    expect(say('yr{2026} mo{11-2}')).toBe('2026, January, February, November and December')
  })

  test('go on over midnight only if all days are alike', () => {
    expect(say('hr{22-5}')).toBe('22:00 to 6:00')
    expect(say('wd{6} hr{22-5}')).toBe('Friday, 0:00 to 6:00 and 22:00 to 24:00')
  })

  test('put hours and minutes together into times', () => {
    expect(say('wd{2-6} hr{9} min{30-59}, wd{2-6} hr{10-16}, wd{2-6} hr{17} min{0-29}')).toBe(
      'Monday to Friday, 9:30 to 17:30',
    )
    expect(say('hr{8-11 13-17}')).toBe('8:00 to 12:00 and 13:00 to 18:00')
    expect(say('hr{9} min{0} sec{0-4}')).toBe('9:00 to 9:00:05')
  })

  test('leave minutes on their own where they come too often', () => {
    expect(say('hr{9-16} min{0-4}')).toBe('9:00 to 17:00, minutes 0 to 4 of every hour')
    expect(say('hr{9-16} sec{0}')).toBe('9:00 to 17:00, second 0 of every minute')
  })

  test('name years of whatever century with an apostrophe', () => {
    expect(say('yr{5 24-26 2030-2032 99-1972}')).toBe('’05, ’24 to ’26, 2030 to 2032 and 1972 to ’99')
  })

  test('call it always if times that differ make up the whole day', () => {
    expect(say('hr{0-11}, hr{12-23} min{0-29}, hr{12-22} min{30-59}, hr{23} min{30-59}')).toBe('Always')
  })

  test('write times as the system does', () => {
    const clock = (second: number): string =>
      second === 86_400 ? 'midnight' : `${((second / 3600 + 11) % 12) + 1} o’clock`
    expect(sayPeriod({ period: periodFrom('hr{13-23}'), translate, clock })).toBe('1 o’clock to midnight')
  })
})

describe('the words of a problem', () => {
  test.each([
    ['hr{25}', '“25” at character 4 is beyond the ends of its scale. Expected: 0 to 23, or'],
    ['hr{9 am}', '“am” at character 6 is no value of this scale. Expected: 0 to 23, or'],
    [
      'wd{1, 2}',
      'The comma at character 5 is inside braces. Values are told apart by spaces. Expected: a closing brace.',
    ],
    ['wd{1', 'The text ends too early, after character 4. Expected: a closing brace.'],
    ['wd{1},,wd{2}', 'Nothing stands before character 7. Expected: a scale with values, such as hr{9-16}.'],
    ['wod{1}', '“wod” at character 1 is no scale. Expected: year, month,'],
    ['wd 1', '“1” at character 4 stands where the values should begin. Expected: an opening brace.'],
    ['wd{1 hr{2}', '“{” at character 8 stands where the values should end. Expected: a closing brace.'],
    ['hr{9-}', '“9-” at character 4 is only half a range. Expected: 0 to 23, or'],
  ])('of "%s" are "%s"', (text, words) => {
    const reading = parsePeriod(text)
    expect(reading.ok ? '' : sayPeriodProblem({ problem: reading.problem, translate })).toContain(words)
  })
})

test('the words of a misfit name the scales that a week does not have', () => {
  const misfit = gridOf(periodFrom('yr{2026} mo{11-2} min{0-29}'))
  expect(misfit.fits ? '' : sayMisfit({ misfit, translate })).toBe(
    'A week of whole hours cannot show this: it depends on the year, month and minute.',
  )
})
