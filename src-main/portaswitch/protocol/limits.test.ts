import { describe, expect, it } from 'vitest'
import { tooLong } from './limits.ts'
import { login } from './session.ts'
import { setVmSettings } from './voicemail.ts'

describe('the lengths of the table', () => {
  it('name what is too long, and how long it may be', () => {
    expect(tooLong(login.params, { login: 'a'.repeat(32), password: 'p'.repeat(17) })).toEqual([
      { path: 'password', max: 16 },
    ])
    const settings = { vm_settings: { ext_email: 'e'.repeat(129), password: '7'.repeat(200) } }
    expect(tooLong(setVmSettings.params, settings)).toEqual([{ path: 'vm_settings.ext_email', max: 128 }])
  })

  it('count characters as people do', () => {
    expect(tooLong(login.params, { login: '🙂'.repeat(32) })).toEqual([])
  })

  it('say nothing of what is not there or no text', () => {
    expect(tooLong(setVmSettings.params, {})).toEqual([])
    expect(tooLong(setVmSettings.params, undefined)).toEqual([])
  })
})
