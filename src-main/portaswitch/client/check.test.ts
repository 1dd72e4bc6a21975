import { describe, expect, it } from 'vitest'
import { getMenuList, updateMenu } from '../protocol/auto-attendant.ts'
import { transferCall } from '../protocol/call-control.ts'
import { login } from '../protocol/session.ts'
import { checkParams, readResult } from './check.ts'

const caught = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('parameters', () => {
  it('go out as the row says, without what it does not know and what is not set', () => {
    const params = { login: 'a', password: 'b', domain: undefined, colour: 'red' }
    expect(JSON.stringify(checkParams(login, params))).toBe('{"login":"a","password":"b"}')
  })

  it('that do not fit are refused by name of property, and what was in them is not repeated', () => {
    const error = caught(() => checkParams(login, { login: 7, password: ['hunter2'] }))
    expect(error).toMatchObject({ code: 'invalidParams', message: 'Session.login does not fit: login, password' })
  })

  it('of a closed list are refused where they are no member, and read-only ones at all', () => {
    const menu_info = { i_menu: 1, direct_dial_enabled: 'yes', msg_intro_set: 1 }
    expect(caught(() => checkParams(updateMenu, { menu_info }))).toMatchObject({
      code: 'invalidParams',
      message: 'AutoAttendant.update_menu does not fit: menu_info.msg_intro_set, menu_info.direct_dial_enabled',
    })
  })

  it('that miss one of two are refused as a whole', () => {
    const error = caught(() => checkParams(transferCall, { call: { id: 'a', tag: 'b' }, transport_id: 't' }))
    expect(error).toMatchObject({ code: 'invalidParams' })
  })
})

describe('a result', () => {
  it('may have members of a list and properties that nobody knows, and numbers as strings', () => {
    const menu = { i_menu: '7', name: 'ROOT', msg_menu_type: 'from a cloud', mood: 'new' }
    expect(readResult(getMenuList, { menu_list: [menu], total: 1 })).toEqual({
      menu_list: [expect.objectContaining({ i_menu: 7, name: 'ROOT', msg_menu_type: 'from a cloud' })],
    })
  })

  it('that does not fit is unreadable, and what was in it is not repeated', () => {
    const error = caught(() => readResult(login, { session_id: { secret: 'hunter2' } }))
    expect(error).toMatchObject({ code: 'unreadable', message: 'Session.login does not fit: session_id' })
  })
})
