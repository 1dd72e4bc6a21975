import { afterEach, beforeEach, expect, it } from 'vitest'
import type { KnownContact } from '../../people/contact.ts'
import { readImport } from './read-import.ts'

const unheard: unknown[] = []
const onUnheard = (error: unknown) => unheard.push(error)
beforeEach(() => void process.on('unhandledRejection', onUnheard))
afterEach(() => void process.off('unhandledRejection', onUnheard))

it('says that its thread has failed, also while contacts are still handed over', async () => {
  const program = new URL(`data:text/javascript,${encodeURIComponent("throw new Error('out of order')")}`)
  const known = new Array<KnownContact>(500_000).fill({} as KnownContact)
  await expect(readImport(program, { path: '', country: 'US', known })).rejects.toThrow('out of order')
  expect(unheard).toEqual([])
})
