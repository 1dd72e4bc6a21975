import { describe, expect, it } from 'vitest'
import { Journal } from './journal.ts'
import { withoutSecrets } from './without-secrets.ts'

const filled = (count: number, keeps?: number) => {
  const journal = new Journal<{ readonly value: number }>(keeps)
  for (let value = 1; value <= count; value += 1) journal.add({ value })
  return journal
}

describe('a journal', () => {
  it('tells what is newer than a number', () => {
    const journal = filled(3)
    expect(journal.after(1)).toEqual([
      { value: 2, seq: 2 },
      { value: 3, seq: 3 },
    ])
    expect(journal.after(3)).toEqual([])
    expect(journal.after(Number.MAX_SAFE_INTEGER)).toEqual([])
  })

  it('forgets the oldest when it is full, and keeps the numbers', () => {
    const journal = filled(1000, 10)
    expect(journal.last).toBe(1000)
    expect(journal.after(0).length).toBeLessThan(20)
    expect(journal.after(998)).toEqual([
      { value: 999, seq: 999 },
      { value: 1000, seq: 1000 },
    ])
  })

  it('can be waited on, and the wait ends without an entry too', async () => {
    const journal = filled(1)
    const next = journal.next(1, 10_000)
    journal.add({ value: 2 })
    expect(await next).toEqual([{ value: 2, seq: 2 }])
    expect(await journal.next(2, 1)).toEqual([])
    expect(await journal.next(0, 10_000)).toHaveLength(2)
  })
})

describe('what the journal keeps of a request', () => {
  it('has a mark where a secret was, at any depth', () => {
    const params = { login: '1', password: 'p', inner: [{ access_token: 't', refresh_token: 'r', id: 5 }], token: 'k' }
    expect(withoutSecrets(params)).toEqual({
      login: '1',
      password: '(secret)',
      inner: [{ access_token: '(secret)', refresh_token: '(secret)', id: 5 }],
      token: '(secret)',
    })
    expect(withoutSecrets(null)).toBeNull()
  })
})
