import { describe, expect, it } from 'vitest'
import { withoutSecrets } from './without-secrets.ts'

describe('a line of the log', () => {
  it.each([
    ['{"login":"123007","password":"hunter2"}', '{"login":"123007","password":[removed]}'],
    ['{"password":"with \\" quote, and more"}', '{"password":[removed]}'],
    ["password: 'hunter2'", 'password: [removed]'],
    ['auth_info={"session_id":"abc"}&params={}', 'auth_info=[removed]}&params={}'],
    ['session_id=abc123 cseq=4', 'session_id=[removed] cseq=4'],
    ['"refresh_token" : "abc"', '"refresh_token" : [removed]'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer [removed]'],
    ['got eyJhbGciOi.eyJpX2FjY.c2ln here', 'got [removed] here'],
    ['https://me:hunter2@pbx.example/rest', 'https://[removed]@pbx.example/rest'],
  ])('%s', (line, written) => {
    expect(withoutSecrets(line)).toBe(written)
  })

  it('is left as it is where nothing looks like a secret', () => {
    const line = 'CallControl.answer_call refused code=sip.wrong_parameters cseq=12'
    expect(withoutSecrets(line)).toBe(line)
  })
})
