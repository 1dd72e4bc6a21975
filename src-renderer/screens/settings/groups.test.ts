import { expect, test } from 'vitest'
import { groupInView } from './groups.ts'

test('at the top of the page the first group is read', () => {
  expect(groupInView({ tops: [0, 220, 330, 480, 560, 650, 800], atEnd: false })).toBe('calls')
})

test('a group is read when its heading has reached the top', () => {
  expect(groupInView({ tops: [-330, -110, 10, 150, 230, 320, 470], atEnd: false })).toBe('shortcuts')
})

test('at the end of the page the last group is read, though its heading is not at the top', () => {
  expect(groupInView({ tops: [-500, -280, -170, -20, 60, 150, 300], atEnd: true })).toBe('about')
})
