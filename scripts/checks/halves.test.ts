import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { halvesOf, seconds } from './halves.mjs'

it('splits files into halves that take about the same time', () => {
  expect(halvesOf(['a', 'b', 'c', 'd', 'new'], { a: 50, b: 30, c: 20, d: 20 })).toEqual([
    ['a', 'c'],
    ['b', 'new', 'd'],
  ])
})

it('knows how long each file of end-to-end tests takes, and no other', () => {
  const files = readdirSync('e2e').filter((name) => name.endsWith('.spec.ts'))
  expect(Object.keys(seconds).sort()).toEqual(files.sort())
})
