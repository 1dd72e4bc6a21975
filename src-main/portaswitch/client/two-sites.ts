import type { Account, LineEvent } from '../../line/event.ts'
import type { Timing } from '../../timing.ts'
import { createDeferred } from './deferred.ts'
import { PortaSwitchError } from './error.ts'
import type { Line, LineOptions } from './line.ts'
import type { Log } from './log.ts'
import type { Server } from './server.ts'

/** A server, and the fingerprint that a person has trusted for it. */
export interface Site extends Pick<LineOptions, 'webSocket'> {
  readonly server: Server
  readonly pin: string | undefined
}

export interface TwoSitesOptions {
  readonly open: (options: Site & Pick<LineOptions, 'whenUnreachable' | 'onEvent'>) => Line
  readonly main: Site
  /** Asked when it is needed; undefined where there is no second server. */
  readonly second: () => Site | undefined
  /** Whether a server answers, and not as one that stands by. Never rejects. */
  readonly answers: (site: Site, signal: AbortSignal) => Promise<boolean>
  readonly whenUnreachable: LineOptions['whenUnreachable']
  readonly timing: Pick<Timing, 'siteAway' | 'siteProbe'>
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
 */
export function openTwoSites(options: TwoSitesOptions): Line {
  const { main, second, timing, log } = options
  const signedIn = createDeferred<Account>()
  const life = new AbortController()
  let place: Place = 'main'
  let away: NodeJS.Timeout | undefined
  let probing: NodeJS.Timeout | undefined
  let good = 0
  /** The main server's line while it is tried beside the second's. */
  let candidate: Line | undefined
  let line = use('main', main, options.whenUnreachable)

  function use(where: Place, site: Site, whenUnreachable: LineOptions['whenUnreachable']): Line {
    const opened: Line = options.open({
      ...site,
      whenUnreachable,
      onEvent: (event) => {
        if (opened === line) hear(event, where)
      },
    })
    opened.signedIn.then(signedIn.resolve, (error: unknown) => {
      const isFirst = opened === line && where === 'main'
      if (isFirst) signedIn.reject(error instanceof Error ? error : new PortaSwitchError('offline'))
    })
    return opened
  }

  function hear(event: LineEvent, where: Place): void {
    if (event.type === 'line.subscribed' || event.type === 'line.callControlDenied') {
      clearTimeout(away)
      away = undefined
    }
    if (event.type === 'line.offline') away ??= setTimeout(change, timing.siteAway)
    if (where === 'second') {
      // What the second server refuses must not end the line: the main one may be back.
      if (event.type === 'line.stopped') return change()
      // Its pin is another one.
      if (event.type === 'line.pinReplaced') return
    }
    // Only a person can go on from there.
    if (event.type === 'line.stopped') end()
    options.onEvent(event)
    // Who signs in at the second server's has to know.
    if (event.type === 'line.signedIn' && where === 'second') tellSite()
  }

  /** To the other site: it is tried for as long as it takes, and this one again when that stays away as well. */
  function change(): void {
    clearTimeout(away)
    away = undefined
    const there = second()
    if (life.signal.aborted || (place === 'main' && there === undefined)) return
    log.info('the other site is tried', { leaves: place })
    const before = line
    stopProbing()
    if (place === 'main' && there !== undefined) {
      place = 'second'
      line = use('second', there, 'retry')
      probe()
    } else {
      place = 'main'
      line = use('main', main, 'retry')
    }
    tellSite()
    before.close()
    // Should the new one never come up, the next change is due all the same.
    away ??= setTimeout(change, timing.siteAway)
  }

  function tellSite(): void {
    options.onEvent({ type: 'line.site', second: place === 'second' })
  }

  function probe(): void {
    probing = setTimeout(() => {
      void options.answers(main, life.signal).then((answers) => {
        if (life.signal.aborted || place === 'main' || candidate !== undefined) return
        good = answers ? good + 1 : 0
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
        if (opened === line) return hear(event, 'main')
        if (opened !== candidate) return
        if (event.type === 'line.signedIn' || event.type === 'line.serverClock') told.push(event)
        if (event.type === 'line.offline' || event.type === 'line.stopped') return giveUp(opened)
        if (event.type === 'line.subscribed') takeOver(opened, [...told, event])
      },
    })
    candidate = opened
    opened.signedIn.catch(() => giveUp(opened))
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
    for (const event of told) hear(event, 'main')
    void before.signOut()
  }

  function giveUp(opened: Line): void {
    if (opened !== candidate) return
    stopProbing()
    opened.close()
    probe()
  }

  function stopProbing(): void {
    clearTimeout(probing)
    good = 0
    candidate?.close()
    candidate = undefined
  }

  function end(): void {
    life.abort()
    clearTimeout(away)
    stopProbing()
  }

  return {
    signedIn: signedIn.promise,
    call: (...given) => line.call(...given),
    dryRun: (...given) => line.dryRun(...given),
    upload: (...given) => line.upload(...given),
    download: (...given) => line.download(...given),
    reconnectNow: (given) => line.reconnectNow(given),
    signOut: () => {
      end()
      return line.signOut()
    },
    close: () => {
      end()
      line.close()
    },
  }
}
