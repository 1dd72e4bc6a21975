import { App } from '../e2e/app.ts'
import type { RunningEmulator } from '../emulator/harness.ts'
import { measureCalls } from './calls.ts'
import { endFloor, startFloor } from './floor-app.ts'
import { fillDatabase } from './people.ts'
import type { Row } from './report.ts'
import { measureRing } from './ring.ts'
import type { Subject } from './subject.ts'

const up = 50
const line = '123007'
const beside = ` with ${up} calls, 20,000 contacts, 100,000 calls of history`

/** The figures of calls for somebody who has all of it at once; the floor has none of it. */
export async function benchCrowd(server: RunningEmulator, runs: number, warmUps: number): Promise<readonly Row[]> {
  const app = await App.prepare(server, { timing: { endedCard: 0 } })
  // Whose calls they are: the server, and the number that the account has there.
  fillDatabase(app.folder, `${app.address}\n${40_000_000 + Number(line)}`)
  // The pop-up is on the screen all the time: a card is one more in a window that is shown.
  const floor = await startFloor(server, '123003', 'secret', { shown: true })
  try {
    await app.start()
    await app.signIn({ staySignedIn: false })
    const page = await app.popup()
    const sidetone: Subject = { name: 'Sidetone', line, electron: app.electron, page }
    for (let n = 0; n < up; n += 1) await server.ring({ from: `+49301${1_000_000 + n}`, to: line })
    await page
      .getByRole('article')
      .nth(up - 1)
      .waitFor()
    return await measureCalls(
      { server, floor, sidetone },
      {
        ...{ runs, warmUps, beside },
        ring: (subject) => measureRing(server, subject, { shown: true }),
        pickUp: () => server.phone(line).answer(),
      },
    )
  } finally {
    endFloor(floor)
    await app.close()
    await app.remove()
  }
}
