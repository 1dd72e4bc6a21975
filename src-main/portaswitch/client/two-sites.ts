import type { Account, LineEvent, StopReason, WhySecond } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import type { Clock } from './clock.ts'
import { createDeferred } from './deferred.ts'
import type { PortaSwitchError } from './error.ts'
import type { Line, LineOptions } from './line.ts'
import type { Log } from './log.ts'
import { networkError } from './network-error.ts'
import { authorityOf, type Server } from './server.ts'
import { isAboutCredentials, signInTrouble } from './trouble.ts'

/** A server, and the fingerprint that a person has trusted for it. */
export interface Site extends Pick<LineOptions, 'webSocket'> {
  readonly server: Server
  readonly pin: string | undefined
}

/** `away` also where it stands by. */
export type SiteAnswer = 'serves' | Exclude<WhySecond, 'refused'>

export interface TwoSitesOptions {
  readonly open: (options: Site & Pick<LineOptions, 'whenUnreachable' | 'onEvent'>) => Line
  readonly main: Site
  /** Asked when it is needed; undefined where there is no second server. */
  readonly second: () => Site | undefined
  /** Whether a server serves. Never rejects. */
  readonly answers: (site: Site, signal: AbortSignal) => Promise<SiteAnswer>
  readonly whenUnreachable: LineOptions['whenUnreachable']
  readonly timing: Pick<Timing, 'siteAway' | 'siteProbe'>
  readonly clock: Clock
  readonly log: Log
  readonly onEvent: (event: LineEvent) => void
}

type Place = 'main' | 'second'

/** So many good answers in a row bring back to the main server (field notes, "Session"). */
const goodAnswers = 2

/**
 * A line on an installation with two sites: when the main server stays away the second one is signed in to, subscribed to and
 * its list read; when the main server has answered well twice, the way back is the same. A session holds for one site, so each
 * has a line of its own, and only the events of the one in use are told.
 *
 * Where the credentials were refused nobody signs in again: that would lock the account out. The main server's refusal asks a
 * person at once, or, while the second serves, when that goes as well.
 */
export function openTwoSites(options: TwoSitesOptions): Line {
  const { main, second, timing, clock, log } = options
  const signedIn = createDeferred<Account>()
  const life = new AbortController()
  /** What servers, by their addresses, have against the credentials. */
  const refusals = new Map<string, StopReason>()
  let isSignedIn = false
  let place: Place = 'main'
  /** What keeps the line from the main site while it is at the second. */
  let why: WhySecond = 'away'
  let away: NodeJS.Timeout | undefined
  let probing: NodeJS.Timeout | undefined
  let good = 0
  /** The main server's line while it is tried beside the second's. */
  let candidate: Line | undefined
  /** Lines that were left, whose sessions are being ended. */
  let leaving: Promise<unknown> = Promise.resolve()
  let line = use('main', main, options.whenUnreachable)

  function use(where: Place, site: Site, whenUnreachable: LineOptions['whenUnreachable']): Line {
    const opened: Line = options.open({
      ...site,
      whenUnreachable,
      onEvent: (event) => {
        if (opened === line) hear(event, where, site)
      },
    })
    opened.signedIn.then(onSignedIn, (error: unknown) => {
      if (opened === line) onRejected(networkError(error), where, site)
    })
    return opened
  }

  function onSignedIn(account: Account): void {
    isSignedIn = true
    signedIn.resolve(account)
  }

  /** The first sign-in of all is waited for; what comes of others is news. */
  function onRejected(error: PortaSwitchError, where: Place, site: Site): void {
    const trouble = signInTrouble(error)
    if (trouble.kind === 'stop' && (isSignedIn || where === 'second')) return onStopped(trouble.reason, where, site)
    end()
    signedIn.reject(error)
  }

  function hear(event: LineEvent, where: Place, site: Site): void {
    if (event.type === 'line.subscribed' || event.type === 'line.callControlDenied') {
      clearTimeout(away)
      away = undefined
    }
    if (event.type === 'line.offline') away ??= setTimeout(change, timing.siteAway)
    if (event.type === 'line.stopped') return onStopped(event.reason, where, site)
    // The second's pin is another one.
    if (event.type === 'line.pinReplaced' && where === 'second') return
    options.onEvent(event)
    // Who signs in at the second server's has to know.
    if (event.type === 'line.signedIn' && where === 'second') tellSite()
  }

  /** What the second server refuses must not end the line: the main one may be back. */
  function onStopped(reason: StopReason, where: Place, site: Site): void {
    if (isAboutCredentials(reason)) refusals.set(authorityOf(site.server), reason)
    if (where === 'second') change()
    else stop(reason)
  }

  /** Only a person can go on from there. */
  function stop(reason: StopReason): void {
    options.onEvent({ type: 'line.stopped', at: clock.now(), reason })
    void signOut()
  }

  /** To the other site: it is tried for as long as it takes, and this one again when that stays away as well. */
  function change(): void {
    clearTimeout(away)
    away = undefined
    const there = place === 'main' ? second() : main
    if (life.signal.aborted || there === undefined) return
    const refusal = refusals.get(authorityOf(there.server))
    if (refusal !== undefined) return place === 'main' ? undefined : stop(refusal)
    log.info('the other site is tried', { leaves: place })
    const before = line
    stopProbing()
    place = place === 'main' ? 'second' : 'main'
    line = use(place, there, 'retry')
    why = 'away'
    if (place === 'second') probe()
    tellSite()
    leave(before)
    // Should the new one never come up, the next change is due all the same.
    away ??= setTimeout(change, timing.siteAway)
  }

  /** Ends the session as well, where its server can be reached. */
  function leave(left: Line): void {
    leaving = Promise.all([leaving, left.signOut()])
  }

  function tellSite(): void {
    options.onEvent({ type: 'line.site', second: place === 'second' ? why : undefined })
  }

  function keptBy(found: WhySecond): void {
    if (why === found) return
    why = found
    tellSite()
  }

  function probe(): void {
    probing = setTimeout(() => {
      void options.answers(main, life.signal).then((answer) => {
        if (life.signal.aborted || place === 'main' || candidate !== undefined) return
        if (answer !== 'serves') keptBy(answer)
        good = answer === 'serves' ? good + 1 : 0
        if (good < goodAnswers) return probe()
        goBack()
      })
    }, timing.siteProbe)
  }

  /** The second server serves until the main one has taken over. */
  function goBack(): void {
    const told: LineEvent[] = []
    const opened: Line = options.open({
      ...main,
      whenUnreachable: 'fail',
      onEvent: (event) => {
        if (opened === line) return hear(event, 'main', main)
        if (opened !== candidate) return
        if (event.type !== 'line.connecting') told.push(event)
        if (event.type === 'line.offline') return giveUp(opened)
        if (event.type === 'line.stopped') return giveUp(opened, event.reason)
        if (event.type === 'line.subscribed' || event.type === 'line.callControlDenied') takeOver(opened, told)
      },
    })
    candidate = opened
    opened.signedIn.catch((error: unknown) => {
      const trouble = signInTrouble(networkError(error))
      giveUp(opened, trouble.kind === 'stop' ? trouble.reason : undefined)
    })
  }

  function takeOver(opened: Line, told: readonly LineEvent[]): void {
    const before = line
    candidate = undefined
    line = opened
    place = 'main'
    stopProbing()
    clearTimeout(away)
    away = undefined
    log.info('the main site has taken over')
    tellSite()
    for (const event of told) hear(event, 'main', main)
    leave(before)
  }

  /** It is tried again, unless it was the credentials that it refused. */
  function giveUp(opened: Line, reason?: StopReason): void {
    if (opened !== candidate) return
    stopProbing()
    if (reason === undefined || !isAboutCredentials(reason)) return probe()
    refusals.set(authorityOf(main.server), reason)
    keptBy('refused')
  }

  function stopProbing(): void {
    clearTimeout(probing)
    good = 0
    if (candidate !== undefined) leave(candidate)
    candidate = undefined
  }

  function end(): void {
    life.abort()
    clearTimeout(away)
    stopProbing()
  }

  async function signOut(): Promise<void> {
    end()
    await Promise.all([leaving, line.signOut()])
  }

  return {
    signedIn: signedIn.promise,
    call: (...given) => line.call(...given),
    dryRun: (...given) => line.dryRun(...given),
    upload: (...given) => line.upload(...given),
    download: (...given) => line.download(...given),
    get isNewSession() {
      return line.isNewSession
    },
    reconnectNow: (given) => line.reconnectNow(given),
    signOut,
    close: () => {
      end()
      line.close()
    },
  }
}
