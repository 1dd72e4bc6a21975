import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { name } from '../../state/testing/scripted-line.ts'
import { GreetingArchive } from '../../storage/greeting-archive.ts'
import { settingsInMemory, storeOf } from '../testing/state-in-memory.ts'
import { GreetingDraft } from './greeting-draft.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drafts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** As after a start of the app, by this account. */
function draftOf(accountId = '123007') {
  const store = storeOf(settingsInMemory())
  store.dispatch({ type: 'signIn.started', name: { ...name, accountId } })
  const archive = new GreetingArchive({ folder, newId: randomUUID, now: () => 1000, onProblem: () => undefined })
  return new GreetingDraft({ store, archive })
}
const sound = (byte: number) =>
  ({ greeting: 'personal', sound: Uint8Array.of(byte), name: 'Recording', type: 'audio/webm' }) as const
const edit = { trim: { start: 0.5, end: 2 }, fade: { in: 0, out: 0 }, level: true }

test('what is in hand is there after a restart, as it was cut last, for its account alone', async () => {
  const draft = draftOf()
  // Asked for in one breath, done one after the other.
  await Promise.all([draft.keep(sound(1)), draft.keep(sound(2)), draft.change({ greeting: 'name', edit })])
  await draft.change({ greeting: 'extended' })
  expect(await draftOf().load()).toEqual({
    ok: true,
    value: {
      greeting: 'extended',
      name: 'Recording',
      type: 'audio/webm',
      bytes: Uint8Array.of(2),
      edit,
      keptAt: 1000,
    },
  })
  expect(await draftOf('123002').load()).toEqual({ ok: true, value: undefined })
  expect(readdirSync(folder).filter((file) => file.endsWith('.sound'))).toHaveLength(1)
})

test('what was sent or discarded is gone', async () => {
  const draft = draftOf()
  await draft.keep(sound(1))
  expect(await draft.drop()).toBe('done')
  expect(await draft.change({ greeting: 'name', edit })).toBe('notNow')
  expect(await draftOf().load()).toEqual({ ok: true, value: undefined })
  expect(readdirSync(folder)).toEqual(['list.json'])
})

test('a disk that refuses it is told of', async () => {
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'in the way')
  expect(await draftOf().keep(sound(1))).toEqual({ ok: false, trouble: { why: 'disk', said: '' } })
})
