import { describe, expect, it } from 'vitest'
import { missingPackages } from './system-packages.mjs'

describe('system packages', () => {
  const wanted = ['libasound2t64|libasound2', 'libnss3']

  it.each([
    ['the name of Debian 12', ['libasound2', 'libnss3'], []],
    ['the name of Debian 13 and Ubuntu 24.04', ['libasound2t64', 'libnss3'], []],
    ['nothing', [], wanted],
    ['one of two', ['libnss3'], ['libasound2t64|libasound2']],
  ])('are told by %s', (_, installed, missing) => {
    expect(missingPackages(wanted, new Set(installed))).toEqual(missing)
  })
})
