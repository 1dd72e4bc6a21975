import { expect, test } from 'vitest'
import type { LineView } from '../../../src-main/ipc/contract.ts'
import { SignInForm } from './sign-in-form.svelte.ts'

const remembered = { server: 'pbx.example', accountId: '123007', domain: '', webSocket: '' }

function started(name: { server: string; accountId: string; domain: string; webSocket: string }): SignInForm {
  const form = new SignInForm()
  form.fillEmpty(name)
  return form
}

function filled(): SignInForm {
  const form = started(remembered)
  form.password = ' secret '
  return form
}

const wrongPassword: LineView = {
  phase: 'signedOut',
  ...remembered,
  problem: { field: 'password', why: 'wrongCredentials' },
}

test('the form starts with what is remembered', () => {
  const form = started(remembered)
  expect([form.server, form.accountId, form.password]).toEqual(['pbx.example', '123007', ''])
})

test('what was typed is kept when the form comes back after a question', () => {
  const form = filled()
  form.accountId = '123008'
  form.fillEmpty(remembered)
  expect([form.accountId, form.password]).toEqual(['123008', ' secret '])
})

test('names are trimmed, the password is taken as it is', () => {
  const form = filled()
  form.server = '  pbx.example:8445 '
  expect(form.submit({ keychain: true })).toEqual({
    server: 'pbx.example:8445',
    accountId: '123007',
    password: ' secret ',
    domain: '',
    webSocket: '',
    staySignedIn: true,
  })
})

test('the first empty field is named, and all of them complain', () => {
  const form = started({ server: '', accountId: '', domain: '', webSocket: '' })
  expect(form.submit({ keychain: true })).toEqual({ missing: 'server' })
  expect(form.isMissing('password')).toBe(true)
})

test('a field stops complaining when something is typed into it', () => {
  const form = started({ server: '', accountId: '', domain: '', webSocket: '' })
  form.submit({ keychain: true })
  form.edit('server')
  expect(form.isMissing('server')).toBe(false)
  expect(form.isMissing('accountId')).toBe(true)
})

test('without a keychain nobody stays signed in', () => {
  expect(filled().submit({ keychain: false })).toMatchObject({ staySignedIn: false })
})

test('what main complains of stands until its field is changed', () => {
  const form = filled()
  form.submit({ keychain: true })
  expect(form.standing(wrongPassword)?.why).toBe('wrongCredentials')
  form.edit('server')
  expect(form.standing(wrongPassword)?.why).toBe('wrongCredentials')
  form.edit('password')
  expect(form.standing(wrongPassword)).toBeUndefined()
})

test('the same problem stands again after the next attempt', () => {
  const form = filled()
  form.edit('password')
  form.submit({ keychain: true })
  expect(form.standing(wrongPassword)?.why).toBe('wrongCredentials')
})
