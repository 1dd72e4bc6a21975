import { App } from '../e2e/app.ts'
import type { RunningEmulator } from '../emulator/harness.ts'
import { startFloor } from './floor-app.ts'
import { measureFlood } from './flood.ts'
import { fillDatabase } from './people.ts'
import { measurePress } from './press.ts'
import type { Row } from './report.ts'
import { measureRing } from './ring.ts'
import { figures } from './stats.ts'
import type { Subject } from './subject.ts'

const up = 50
const [line, floorLine] = ['123007', '123003']
const beside = `with ${up} calls, 20,000 contacts, 100,000 calls of history`
const hold = { button: 'Hold', method: 'CallControl.hold_call' } as const
const resume = { button: 'Resume', method: 'CallControl.unhold_call' } as const
const floorPress = { button: 'Press', method: 'CallControl.get_sip_calls_list' } as const

/** The figures of a ring and of a press for somebody who has all of it at once; the floor has none of it. */
export async function benchCrowd(server: RunningEmulator, runs: number, warmUps: number): Promise<readonly Row[]> {
  const app = await App.prepare(server, { timing: { endedCard: 0 } })
  // Whose calls they are: the server, and the number that the account has there.
  fillDatabase(app.folder, `${app.address}\n${40_000_000 + Number(line)}`)
  const floor = await startFloor(server, floorLine, 'secret')
  try {
    await app.start()
    await app.signIn({ staySignedIn: false })
    const page = await app.popup()
    const crowded: Subject = { name: 'Sidetone', line, electron: app.electron, page }
    for (let n = 0; n < up; n += 1) await server.ring({ from: `+49301${1_000_000 + n}`, to: line })
    await page
      .getByRole('article')
      .nth(up - 1)
      .waitFor()
    const ring = { floor: [] as number[], sidetone: [] as number[] }
    for (let run = 0; run < warmUps + runs; run += 1) {
      const [low, ours] = [await measureRing(server, floor), await measureRing(server, crowded, up)]
      if (run < warmUps) continue
      ring.floor.push(low)
      ring.sidetone.push(ours)
    }
    await server.phone(line).answer()
    const press = { floor: [] as number[], sidetone: [] as number[] }
    for (let run = 0; run < warmUps + runs; run += 1) {
      const low = await measurePress(server, floor, floorPress)
      const ours = await measurePress(server, crowded, run % 2 === 0 ? hold : resume)
      if (run < warmUps) continue
      press.floor.push(low)
      press.sidetone.push(ours)
    }
    await measureFlood(server, app.electron, line, 3_000)
    const flood = await measureFlood(server, app.electron, line, 15_000)
    const floorFlood = await measureFlood(server, floor.electron, floorLine, 15_000)
    const [rings, presses] = [both(ring), both(press)]
    return [
      {
        ...{ what: `frame to card painted ${beside}`, unit: 'ms', goal: 'p50 ≤ 1.25 ×, p95 ≤ +17 ms', ...rings },
        met: rings.sidetone.p50 <= 1.25 * rings.floor.p50 && rings.sidetone.p95 <= rings.floor.p95 + 17,
      },
      {
        ...{ what: `click to frame at server ${beside}`, unit: 'ms', goal: 'p50 ≤ 1.25 ×', ...presses },
        met: presses.sidetone.p50 <= 1.25 * presses.floor.p50,
      },
      {
        what: `longest pause of main at ${Math.round(flood.perSecond)} notifications/s ${beside}`,
        unit: 'ms',
        floor: figures([floorFlood.longestPause]),
        sidetone: figures([flood.longestPause]),
        goal: '≤ 10 ms at 5,000/s',
        met: flood.longestPause <= 10 && flood.perSecond >= 4_900,
      },
    ]
  } finally {
    // After a flood it has a minute of showing and hiding its window before it, and nothing to lose.
    floor.electron.process().kill('SIGKILL')
    await app.close()
    await app.remove()
  }
}

const both = (samples: { floor: readonly number[]; sidetone: readonly number[] }): Pick<Row, 'floor' | 'sidetone'> => ({
  floor: figures([...samples.floor]),
  sidetone: figures([...samples.sidetone]),
})
