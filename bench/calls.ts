import type { RunningEmulator } from '../emulator/harness.ts'
import { measureFlood } from './flood.ts'
import { measurePress } from './press.ts'
import type { Row } from './report.ts'
import { figures, type Figures } from './stats.ts'
import type { Subject } from './subject.ts'

/** Sidetone and the floor at once, one sample here, one there: what disturbs one disturbs the other. */
export interface Pair {
  readonly server: RunningEmulator
  readonly floor: Subject
  readonly sidetone: Subject
}

export interface CallsWish {
  readonly runs: number
  readonly warmUps: number
  /** What else is there meanwhile, in the words of the table. */
  readonly beside?: string
  readonly ring: (subject: Subject) => Promise<number>
  /** A call of Sidetone's is up from then on, to be held and resumed. */
  readonly pickUp: () => Promise<void>
  /** Before the flood, where it is to be over by then. */
  readonly hangUp?: () => Promise<void>
}

const floorPress = { button: 'Press', method: 'CallControl.get_sip_calls_list' } as const
const hold = { button: 'Hold', method: 'CallControl.hold_call' } as const
const resume = { button: 'Resume', method: 'CallControl.unhold_call' } as const

/** A ring, a press and a flood. */
export async function measureCalls(pair: Pair, wish: CallsWish): Promise<readonly Row[]> {
  const { server, floor, sidetone } = pair
  const { beside = '', ring, pickUp, hangUp } = wish
  const rings = await both(pair, wish, ring)
  await pickUp()
  const presses = await both(pair, wish, (subject, run) =>
    measurePress(server, subject, subject === floor ? floorPress : run % 2 === 0 ? hold : resume),
  )
  await hangUp?.()
  await measureFlood(server, sidetone.electron, sidetone.line, 3_000)
  const flood = await measureFlood(server, sidetone.electron, sidetone.line, 15_000)
  const floorFlood = await measureFlood(server, floor.electron, floor.line, 15_000)
  return [
    {
      ...{ what: `frame leaves server to card painted${beside}`, unit: 'ms', goal: 'p50 ≤ 1.25 ×, p95 ≤ +17 ms' },
      ...rings,
      met: rings.sidetone.p50 <= 1.25 * rings.floor.p50 && rings.sidetone.p95 <= rings.floor.p95 + 17,
    },
    {
      ...{ what: `click to frame at server${beside}`, unit: 'ms', goal: 'p50 ≤ 1.25 ×', ...presses },
      met: presses.sidetone.p50 <= 1.25 * presses.floor.p50,
    },
    {
      what: `longest work of main at ${Math.round(flood.perSecond)} notifications/s${beside}`,
      unit: 'ms',
      floor: figures([floorFlood.longestWork]),
      sidetone: figures([flood.longestWork]),
      goal: '≤ 10 ms of processor at 5,000/s',
      met: flood.longestWork <= 10 && flood.perSecond >= 4_900,
    },
    {
      what: `longest pause of main meanwhile, on the clock${beside}`,
      unit: 'ms',
      floor: figures([floorFlood.longestPause]),
      sidetone: figures([flood.longestPause]),
      goal: '≤ 1 ×',
      met: flood.longestPause <= floorFlood.longestPause,
    },
  ]
}

async function both(
  { floor, sidetone }: Pair,
  { runs, warmUps }: CallsWish,
  measure: (subject: Subject, run: number) => Promise<number>,
): Promise<{ floor: Figures; sidetone: Figures }> {
  const samples = { floor: [] as number[], sidetone: [] as number[] }
  for (let run = 0; run < warmUps + runs; run += 1) {
    const [low, ours] = [await measure(floor, run), await measure(sidetone, run)]
    if (run < warmUps) continue
    samples.floor.push(low)
    samples.sidetone.push(ours)
  }
  return { floor: figures(samples.floor), sidetone: figures(samples.sidetone) }
}
