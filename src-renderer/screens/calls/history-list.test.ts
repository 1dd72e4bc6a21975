import { afterEach, expect, test, vi } from 'vitest'
import type { CommandParams } from '../../../src-main/ipc/contract.ts'
import { HistoryList } from './history-list.svelte.ts'

type Wish = CommandParams<'listHistory'>

afterEach(() => void vi.unstubAllGlobals())

/** A database with the calls 1 to `count`, of which each tenth fits any search, and a list of them. Answers come when they are let go. */
function database({ count }: { readonly count: number }) {
  const waiting: (() => void)[] = []
  const notes = new Map<number, string>()
  const answer = ({ search, before = Infinity, limit }: Wish) => {
    const fitting = Array.from({ length: count }, (_, index) => count - index)
      .map((id) => ({ id, note: notes.get(id) }))
      .filter(({ id }) => id < before)
      .filter(({ id }) => search === '' || id % 10 === 0)
    return { calls: fitting.slice(0, limit), more: fitting.length > limit }
  }
  const call = (_name: string, wish: Wish) =>
    new Promise<unknown>((resolve) => {
      const page = answer(wish)
      waiting.push(() => resolve(page))
    })
  vi.stubGlobal('window', { sidetone: { call } })
  const list = new HistoryList()
  const letGo = async (which = 0) => {
    waiting.splice(which, 1).forEach((go) => go())
    await new Promise((done) => setTimeout(done))
  }
  const ids = () => list.calls?.map(({ id }) => id)
  const noteOf = (wanted: number) => list.calls?.find(({ id }) => id === wanted)?.note
  return { list, letGo, ids, notes, noteOf, asked: () => waiting.length }
}

const downFrom = (newest: number, oldest: number): readonly number[] =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index)

async function opened(count: number) {
  const opened = database({ count })
  void opened.list.refresh()
  await opened.letGo()
  return opened
}

test('older calls follow a page at a time', async () => {
  const { list, letGo, ids } = await opened(250)
  void list.loadMore()
  await letGo()
  void list.loadMore()
  await letGo()
  expect(ids()).toEqual(downFrom(250, 1))
})

test('asked twice before it has come, a page comes once', async () => {
  const { list, letGo, ids, asked } = await opened(250)
  void list.loadMore()
  void list.loadMore()
  expect(asked()).toBe(1)
  await letGo()
  expect(ids()).toEqual(downFrom(250, 51))
})

test.for([
  { order: 'before', which: 1 },
  { order: 'after', which: 0 },
])('a change that is answered $order a page does not end the list', async ({ which }) => {
  const { list, letGo, ids } = await opened(250)
  void list.loadMore()
  void list.refresh()
  await letGo(which)
  await letGo()
  expect(ids()).toEqual(downFrom(250, 51))
  void list.loadMore()
  await letGo()
  expect(ids()).toEqual(downFrom(250, 1))
})

test('a page of an earlier search is not put under a later one, whose own pages come', async () => {
  const { list, letGo, ids } = await opened(2_000)
  void list.loadMore()
  void list.find({ search: 'x', filter: 'all' })
  await letGo(1)
  void list.loadMore()
  await letGo()
  await letGo()
  expect(ids()).toEqual(downFrom(200, 1).map((tenth) => tenth * 10))
})

test('a note on a call far down is there after it was written, and the list is as long as before', async () => {
  const { list, letGo, ids, notes, noteOf, asked } = await opened(900)
  for (let page = 0; page < 4; page++) {
    void list.loadMore()
    await letGo()
  }
  notes.set(450, 'Wants the quote')
  void list.refresh()
  while (asked() > 0) await letGo()
  expect(noteOf(450)).toBe('Wants the quote')
  expect(ids()?.slice(0, 500)).toEqual(downFrom(900, 401))
  void list.loadMore()
  while (asked() > 0) await letGo()
  expect(ids()).toEqual(downFrom(900, ids()?.at(-1) ?? 0))
})

test('calls that follow while older ones are looked at anew stay', async () => {
  const { list, letGo, ids, asked } = await opened(900)
  for (let page = 0; page < 3; page++) {
    void list.loadMore()
    await letGo()
  }
  void list.refresh()
  await letGo()
  void list.loadMore()
  while (asked() > 0) await letGo()
  expect(ids()).toEqual(downFrom(900, 401))
})

test('a change while something else is being searched for does not bring what was found before', async () => {
  const { list, letGo, ids, asked } = await opened(4_000)
  void list.find({ search: 'x', filter: 'all' })
  await letGo()
  void list.find({ search: '', filter: 'all' })
  void list.refresh()
  while (asked() > 0) await letGo()
  expect(ids()).toEqual(downFrom(4_000, 3_901))
})

test('asked for the rest, all pages follow by themselves, also while one is on its way', async () => {
  const { list, letGo, ids, asked } = await opened(650)
  void list.loadMore()
  let whole = false
  void list.loadRest().then(() => (whole = true))
  while (asked() > 0) await letGo()
  expect(ids()).toEqual(downFrom(650, 1))
  expect(whole).toBe(true)
  expect(list.hasMore).toBe(false)
})

test('a list that is being found anew has no rest', async () => {
  const { list, letGo, ids } = await opened(650)
  void list.find({ search: 'x', filter: 'all' })
  await list.loadRest()
  await letGo()
  expect(ids()).toHaveLength(65)
})

test('as many calls as a list can hold are the rest', async () => {
  const { list, letGo, ids, asked } = await opened(20_000)
  void list.loadRest()
  while (asked() > 0) await letGo()
  expect(ids()).toHaveLength(10_100)
  expect(list.hasMore).toBe(true)
})
