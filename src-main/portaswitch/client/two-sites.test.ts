import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEmulator, type RunningEmulator } from '../../../emulator/harness.ts'
import type { LineEvent } from '../../line/event.ts'
import { defaultTiming } from '../../timing.ts'
import { getSipCallsList } from '../protocol/call-control.ts'
import { siteAnswers } from './answers.ts'
import { openLine, type Line } from './line.ts'
import { openTwoSites, type Site } from './two-sites.ts'

vi.setConfig({ testTimeout: 30_000 })

const timing = {
  ...defaultTiming,
  ...{ connect: 1_000, reconnectFirst: 50, reconnectLongest: 100, siteAway: 400, siteProbe: 150 },
}
const clock = { now: () => Date.now(), monotonic: () => performance.now() }
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined }

let one: RunningEmulator
let two: RunningEmulator
let line: Line

beforeAll(async () => {
  ;[one, two] = await Promise.all([startEmulator({ lockOutAfter: 100 }), startEmulator({ lockOutAfter: 100 })])
}, 40_000)
afterEach(async () => {
  await Promise.all([one.clearFaults(), two.clearFaults()])
  await line.signOut()
  await two.configure({ line: { id: '123007', password: 'secret' } })
})
afterAll(() => Promise.all([one.stop(), two.stop()]))

const siteOf = ({ port, fingerprint }: RunningEmulator): Site => ({
  server: { host: '127.0.0.1', port },
  pin: fingerprint,
})

function open(second: () => Site | undefined = () => siteOf(two)) {
  const events: LineEvent[] = []
  const credentials = { login: '123007', password: 'secret', domain: undefined }
  line = openTwoSites({
    open: (site) => openLine({ ...site, credentials, timing, clock, random: Math.random, log: silent }),
    main: siteOf(one),
    second,
    answers: (site, signal) => siteAnswers(site, { timing, clock, signal }),
    whenUnreachable: 'fail',
    timing,
    log: silent,
    onEvent: (event) => events.push(event),
  })
  const lists = () => events.filter(({ type }) => type === 'line.listed').length
  const site = () => events.findLast((event) => event.type === 'line.site')?.second
  return { events, lists, site }
}

const away = async (emulator: RunningEmulator) => {
  const back = await emulator.fault({ kind: 'closed' })
  await emulator.fault({ kind: 'drop' })
  return back
}
const soon = (holds: () => void | Promise<void>) => vi.waitFor(holds, 15_000)

describe('an installation with two sites', () => {
  it('is used at the second when the main one stays away, and left again when that has answered well', async () => {
    const { lists, site, events } = open()
    await line.signedIn
    await soon(() => expect(lists()).toBeGreaterThan(0))
    const back = await away(one)

    await soon(() => expect(site()).toBe(true))
    const before = lists()
    await soon(() => expect(lists()).toBeGreaterThan(before))
    await expect(line.call(getSipCallsList, { i_account: 40123007 })).resolves.toEqual({ calls_list: [] })
    const { callId } = await two.ring({ from: '123002', to: '123007' })
    await soon(() => expect(events.some((it) => it.type === 'line.leg' && it.leg.callId === callId)).toBe(true))

    await back()
    await soon(() => expect(site()).toBe(false))
    const after = lists()
    await soon(() => expect(lists()).toBeGreaterThan(after))
    await soon(async () => expect(await two.connections()).toEqual([]))
    expect(await one.connections()).toHaveLength(1)
    // From one to the other without a moment without a line.
    const moved = events.findLastIndex((event) => event.type === 'line.site')
    expect(events.slice(moved).some(({ type }) => type === 'line.offline')).toBe(false)
  })

  it('goes back where the second one cannot be reached either', async () => {
    const { site, events } = open()
    await line.signedIn
    await two.fault({ kind: 'closed' })
    const back = await away(one)
    await soon(() => expect(site()).toBe(true))
    await back()
    await soon(() => expect(site()).toBe(false))
    await soon(() => expect(events.at(-1)?.type).toBe('line.listed'))
  })

  it('does not sign out where the second one refuses the password', async () => {
    await two.configure({ line: { id: '123007', password: 'another' } })
    const { site, events } = open()
    await line.signedIn
    const back = await away(one)
    await soon(() => expect(site()).toBe(true))
    await back()
    await soon(() => expect(site()).toBe(false))
    await soon(() => expect(events.at(-1)?.type).toBe('line.listed'))
    expect(events.map(({ type }) => type)).not.toContain('line.stopped')
  })

  it('stays where it is without a second server', async () => {
    const { events } = open(() => undefined)
    await line.signedIn
    const back = await away(one)
    await soon(() => expect(events.filter(({ type }) => type === 'line.offline').length).toBeGreaterThan(5))
    await back()
    await soon(() => expect(events.at(-1)?.type).toBe('line.listed'))
    expect(events.map(({ type }) => type)).not.toContain('line.site')
  })
})
