import { describe, expect, it } from 'vitest'
import { holdsWhatIsLocked } from './node-modules.mjs'

describe('node_modules', () => {
  const svelte = { version: '5.57.3', integrity: 'sha512-a' }
  const locked = { packages: { '': { version: '1.0.0' }, 'node_modules/svelte': svelte } }

  it('is left alone when it holds what is locked', () => {
    expect(holdsWhatIsLocked(locked, { packages: { 'node_modules/svelte': svelte } })).toBe(true)
  })

  it('is installed when it is not there, or an installation was cut short', () => {
    expect(holdsWhatIsLocked(locked, undefined)).toBe(false)
  })

  it.each([
    ['is missing', {}],
    ['has another version', { 'node_modules/svelte': { ...svelte, version: '5.0.0' } }],
    ['has other contents', { 'node_modules/svelte': { ...svelte, integrity: 'sha512-b' } }],
  ])('is installed anew when a package %s', (_, packages) => {
    expect(holdsWhatIsLocked(locked, { packages })).toBe(false)
  })

  it('need not hold what is made for other platforms', () => {
    const withOptional = {
      packages: { ...locked.packages, 'node_modules/fsevents': { version: '2.3.3', optional: true } },
    }
    expect(holdsWhatIsLocked(withOptional, { packages: { 'node_modules/svelte': svelte } })).toBe(true)
  })
})
