import { expect, test } from 'vitest'
import { fingerprintLines } from './fingerprint.ts'

test('a fingerprint is four lines of four groups of four digits', () => {
  expect(fingerprintLines('9C4107EA5D12B8F066A32E9B4C7D1F58D0B48831F27C90AE3B651D49EC0277F6')).toEqual([
    '9C41 07EA 5D12 B8F0',
    '66A3 2E9B 4C7D 1F58',
    'D0B4 8831 F27C 90AE',
    '3B65 1D49 EC02 77F6',
  ])
})
