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
  ;[one, two] = await Promise.all([startEmulator(), startEmulator()])
}, 40_000)
afterEach(async () => {
  await Promise.all([one.clearFaults(), two.clearFaults()])
  await line.signOut()
  await Promise.all([setPassword(one, 'secret'), setPassword(two, 'secret')])
  await Promise.all([one, two].map((each) => each.control('unlock', {})))
  await Promise.all([one, two].map((each) => each.forgetRequests()))
})
afterAll(() => Promise.all([one.stop(), two.stop()]))

const siteOf = ({ port, fingerprint }: RunningEmulator): Site => ({
  server: { host: '127.0.0.1', port },
  pin: fingerprint,
})

const setPassword = (emulator: RunningEmulator, password: string) =>
  emulator.configure({ line: { id: '123007', password } })
const logins = async (emulator: RunningEmulator) =>
  (await emulator.requests()).filter(({ method }) => method === 'login').length

function open({
  second = () => siteOf(two),
  password = 'secret',
  whenUnreachable = 'fail',
}: {
  readonly second?: () => Site | undefined
  readonly password?: string
  readonly whenUnreachable?: 'fail' | 'retry'
} = {}) {
  const events: LineEvent[] = []
  const credentials = { login: '123007', password, domain: undefined }
  line = openTwoSites({
    open: (site) => openLine({ ...site, credentials, timing, clock, random: Math.random, log: silent }),
    main: siteOf(one),
    second,
    answers: (site, signal) => siteAnswers(site, { timing, clock, signal }),
    ...{ whenUnreachable, clock },
    timing,
    log: silent,
    onEvent: (event) => events.push(event),
  })
  const lists = () => events.filter(({ type }) => type === 'line.listed').length
  const site = () => events.findLast((event) => event.type === 'line.site')?.second
  const stopped = () => events.find((event) => event.type === 'line.stopped')?.reason
  return { events, lists, site, stopped }
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

    await soon(() => expect(site()).toBe('away'))
    const before = lists()
    await soon(() => expect(lists()).toBeGreaterThan(before))
    await expect(line.call(getSipCallsList, { i_account: 40123007 })).resolves.toEqual({ calls_list: [] })
    const { callId } = await two.ring({ from: '123002', to: '123007' })
    await soon(() => expect(events.some((it) => it.type === 'line.leg' && it.leg.callId === callId)).toBe(true))

    await back()
    await soon(() => expect(site()).toBeUndefined())
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
    await soon(() => expect(site()).toBe('away'))
    await back()
    await soon(() => expect(site()).toBeUndefined())
    await soon(() => expect(events.at(-1)?.type).toBe('line.listed'))
  })

  it('does not sign out where the second one refuses the password', async () => {
    await setPassword(two, 'another')
    const { site, events } = open()
    await line.signedIn
    const back = await away(one)
    await soon(() => expect(events).toContainEqual({ type: 'line.site', second: 'away' }))
    await back()
    await soon(() => expect(site()).toBeUndefined())
    await soon(() => expect(events.at(-1)?.type).toBe('line.listed'))
    expect(events.map(({ type }) => type)).not.toContain('line.stopped')
    expect(await logins(two)).toBe(1)
  })

  it('asks each with a password that was changed once, then a person', async () => {
    const { stopped, lists } = open()
    await line.signedIn
    await soon(() => expect(lists()).toBeGreaterThan(0))
    await Promise.all([setPassword(one, 'another'), setPassword(two, 'another')])
    await one.expireSessions()
    await one.forgetRequests()
    const back = await away(one)
    await two.waitForRequest('Session.login')
    await back()
    await soon(() => expect(stopped()).toBe('wrongCredentials'))
    expect(await logins(one)).toBe(1)
    expect(await logins(two)).toBe(1)
  })

  it('is not asked again by a main one that refuses while the second serves, until that goes as well', async () => {
    const { site, lists, stopped } = open()
    await line.signedIn
    await setPassword(one, 'another')
    await one.forgetRequests()
    const back = await away(one)
    await soon(() => expect(site()).toBe('away'))
    const before = lists()
    await soon(() => expect(lists()).toBeGreaterThan(before))
    await back()
    await one.waitForRequest('Session.login')
    await soon(() => expect(site()).toBe('refused'))
    expect(stopped()).toBeUndefined()
    await away(two)
    await soon(() => expect(stopped()).toBe('wrongCredentials'))
    expect(await logins(one)).toBe(1)
  })

  it('is left in peace at its second where the main one has refused the sign-in at the start', async () => {
    const back = await away(one)
    const { events } = open({ password: 'wrong', whenUnreachable: 'retry' })
    await soon(() => expect(events.some(({ type }) => type === 'line.offline')).toBe(true))
    await two.fault({ kind: 'closed' })
    await back()
    await expect(line.signedIn).rejects.toMatchObject({ code: 'refused' })
    await two.clearFaults()
    const told = events.length
    // Another line of the same kind goes its whole way meanwhile.
    const other = open({ second: () => undefined })
    await line.signedIn
    await soon(() => expect(other.lists()).toBe(2))
    expect(events).toHaveLength(told)
    expect(await logins(two)).toBe(0)
  })

  it('goes back to a main one where call control is denied', async () => {
    await Promise.all([one, two].map((each) => each.configure({ line: { id: '123007', callControl: 'denied' } })))
    const back = await away(one)
    const { site, events } = open({ whenUnreachable: 'retry' })
    await soon(() => expect(site()).toBe('away'))
    await line.signedIn
    await back()
    await soon(() => expect(site()).toBeUndefined())
    expect(events.at(-1)).toEqual({ type: 'line.callControlDenied' })
    await Promise.all([one, two].map((each) => each.configure({ line: { id: '123007', callControl: 'allowed' } })))
  })

  it('is told of a main one that shows another certificate when it is back', async () => {
    const { site, lists, events, stopped } = open()
    await line.signedIn
    await soon(() => expect(lists()).toBeGreaterThan(0))
    await one.setCertificate('new')
    const back = await away(one)
    await soon(() => expect(site()).toBe('away'))
    const before = lists()
    await soon(() => expect(lists()).toBeGreaterThan(before))
    await back()
    await soon(() => expect(site()).toBe('certificateChanged'))
    // Two more looks at it go by.
    await away(two)
    await soon(() => expect(stopped()).toBe('certificateChanged'))
    // Twice only where it went away in between.
    const sites = events.flatMap((event) => (event.type === 'line.site' ? [event.second] : []))
    expect(sites.filter((why, at) => why === 'certificateChanged' && sites[at - 1] === why)).toEqual([])
  })

  it('stays where it is without a second server', async () => {
    const { events } = open({ second: () => undefined })
    await line.signedIn
    const back = await away(one)
    await soon(() => expect(events.filter(({ type }) => type === 'line.offline').length).toBeGreaterThan(5))
    await back()
    await soon(() => expect(events.at(-1)?.type).toBe('line.listed'))
    expect(events.map(({ type }) => type)).not.toContain('line.site')
  })
})
