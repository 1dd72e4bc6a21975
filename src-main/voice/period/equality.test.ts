import { expect, test } from 'vitest'
import { periodFrom } from '../../../scripts/period/read.ts'
import { samePeriod } from './equality.ts'

const same = (a: string, b: string): boolean => samePeriod(periodFrom(a), periodFrom(b))

test.each([
  ['wd {Mon-Fri} hr {9am-4pm}', 'hour{9-16} wday{2 3 4 5 6}'],
  ['hr{9} min{0-29}, hr{9} min{30-59}', 'hr{9}'],
  ['hr{0-11}, hr{12-23} min{0-29}, hr{12-22} min{30-59}, hr{23} min{30-59}', ''],
  ['mo{2} md{30}', 'none'],
  ['yd{366} mo{1-11}', 'none'],
  ['yd{1-31}', 'mo{1}'],
  ['wk{1} md{8-31}', 'none'],
  ['wk{6} md{1-29}', 'none'],
  ['yr{1970-9999}', ''],
  ['yr{20-29} mo{1}, yr{30-19} mo{1}', 'yr{19-30} mo{1}'],
  ['md{1-7} wd{2}, md{8-14} wd{2}', 'md{1-14} wd{2}'],
  ['hr{9-16}, wd{2} hr{9}', 'hr{9-16}'],
])('%s means the same times as %s', (a, b) => {
  expect(same(a, b)).toBe(true)
  expect(same(b, a)).toBe(true)
})

test.each([
  ['wd{2-6} hr{9-16}', 'wd{2-6} hr{9-17}'],
  ['hr{9}', 'hr{9} sec{0-58}'],
  ['', 'none'],
  ['yr{26}', 'yr{2026}'],
  ['yr{1970-9998}', ''],
  ['yd{60}', 'mo{2} md{29}'],
  ['yd{1-365}', ''],
  ['mo{2} md{29} wd{1}', 'mo{2} md{29} wd{2}'],
])('%s does not mean the same times as %s', (a, b) => {
  expect(same(a, b)).toBe(false)
  expect(same(b, a)).toBe(false)
})
