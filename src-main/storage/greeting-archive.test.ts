import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GreetingArchive, type NewGreeting } from './greeting-archive.ts'

let folder: string
let now = 0
const problems: string[] = []
const open = () =>
  new GreetingArchive({
    folder: join(folder, 'greetings'),
    newId: randomUUID,
    now: () => ++now,
    onProblem: (what) => problems.push(what),
  })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
  problems.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

const greeting: NewGreeting = {
  account: 'pbx:8445 123007',
  greeting: 'personal',
  kind: 'kept',
  seconds: 1,
  name: 'office.m4a',
  type: 'audio/basic',
}

test('a greeting is still there at the next start, for this user only', async () => {
  const { id } = await open().add(greeting, Uint8Array.of(1, 2, 3))
  const archive = open()
  expect(archive.list(greeting.account, 'kept')).toMatchObject([{ id, name: 'office.m4a' }])
  expect([...(await archive.read(id))]).toEqual([1, 2, 3])
  for (const name of readdirSync(join(folder, 'greetings')))
    expect(statSync(join(folder, 'greetings', name)).mode & 0o777).toBe(0o600)
})

test('the last twenty of a line are kept, newest first, and those of others are left alone', async () => {
  const archive = open()
  await archive.add({ ...greeting, account: 'other' }, Uint8Array.of(0))
  for (let at = 1; at <= 23; at++) await archive.add({ ...greeting, name: String(at) }, Uint8Array.of(at))
  const names = archive.list(greeting.account, 'kept').map(({ name }) => name)
  expect(names).toHaveLength(20)
  expect([names[0], names.at(-1)]).toEqual(['23', '4'])
  expect(archive.list('other', 'kept')).toHaveLength(1)
  // The sounds that fell out are gone from the disk; the list is a file too.
  expect(readdirSync(join(folder, 'greetings'))).toHaveLength(22)
})

test('what waits to be sent is no part of what was replaced', async () => {
  const archive = open()
  const { id } = await archive.add({ ...greeting, kind: 'waiting' }, Uint8Array.of(1))
  expect(archive.list(greeting.account, 'kept')).toEqual([])
  await archive.remove(id)
  expect(open().list(greeting.account, 'waiting')).toEqual([])
})

test('a damaged list loses no sound', async () => {
  await open().add(greeting, Uint8Array.of(1))
  writeFileSync(join(folder, 'greetings/list.json'), '[{"id":')
  expect(open().list(greeting.account, 'kept')).toEqual([])
  expect(problems).toHaveLength(1)
  expect(readdirSync(join(folder, 'greetings'))).toHaveLength(2)
})

test('what the disk refuses is not listed', async () => {
  writeFileSync(join(folder, 'greetings'), 'a file in the way')
  await expect(open().add(greeting, Uint8Array.of(1))).rejects.toThrow()
})

test.for([
  ['that cannot be read', { trim: { start: -1, end: 'all' }, fade: { in: 0, out: 0 }, level: true }, undefined],
  ['as it was left', { trim: { start: 1, end: 2 }, fade: { in: 0, out: 0.1 }, level: false }, 'as it is'],
] as const)('a draft whose cut is one %s is there at the next start', async ([, edit, expected]) => {
  await open().add({ ...greeting, kind: 'draft' }, Uint8Array.of(1))
  const file = join(folder, 'greetings/list.json')
  const list = JSON.parse(readFileSync(file, 'utf8')) as object[]
  writeFileSync(file, JSON.stringify(list.map((entry) => ({ ...entry, edit }))))
  const [draft] = open().list(greeting.account, 'draft')
  expect(draft?.name).toBe('office.m4a')
  expect(draft?.edit).toEqual(expected === undefined ? undefined : edit)
})
