import { parseArgs } from 'node:util'
import { App } from '../e2e/app.ts'
import { startDesktop } from '../e2e/desktop-double.ts'
import { startEmulator, type RunningEmulator } from '../emulator/harness.ts'
import { measureCalls } from './calls.ts'
import { endFloor, startFloor } from './floor-app.ts'
import { benchCrowd } from './crowd.ts'
import { benchPeople } from './people.ts'
import { benchPrompt } from './prompt.ts'
import { processorSeconds, proportionalMegabytes } from './processes.ts'
import { table, type Row } from './report.ts'
import { measureRing } from './ring.ts'
import { end, measureFloorStart, measureStart, startHiddenFloor, startSidetone } from './start.ts'
import { figures, type Figures } from './stats.ts'
import type { Subject } from './subject.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Samples of each kind after the warm-up. */
    runs: { type: 'string', default: '200' },
    'warm-ups': { type: 'string', default: '20' },
    starts: { type: 'string', default: '10' },
    /** Prompts that are made. */
    prompts: { type: 'string', default: '5' },
    /** Only what a crowd of calls, contacts and past calls makes of the figures. */
    crowded: { type: 'boolean', default: false },
    /** Seconds of idleness that are watched. */
    idle: { type: 'string', default: '60' },
    /** Seconds before that: V8 clears away what a start leaves behind when it has seen no work for up to two minutes. */
    settle: { type: 'string', default: '150' },
  },
})
const [runs, warmUps, starts, prompts, idle, settle] = [
  values.runs,
  values['warm-ups'],
  values.starts,
  values.prompts,
  values.idle,
  values.settle,
].map(Number) as [number, number, number, number, number, number]

const emulator = await startEmulator()
const rows: Row[] = []
try {
  if (!values.crowded) {
    rows.push(...(await sideBySide(emulator)))
    rows.push(...(await apart(emulator)))
    rows.push(...(await benchPrompt(emulator, prompts)))
    rows.push(...(await benchPeople(runs)))
  }
  rows.push(...(await benchCrowd(emulator, runs, warmUps)))
} finally {
  await emulator.stop()
}
console.log(values.json ? JSON.stringify(rows, undefined, 2) : table(rows))
process.exitCode = rows.every(({ met }) => met) ? 0 : 1

/** Calls of somebody who has nothing else. */
async function sideBySide(server: RunningEmulator): Promise<readonly Row[]> {
  const app = await App.prepare(server, { timing: { endedCard: 0 } })
  await app.start()
  await app.signIn({ staySignedIn: false })
  const sidetone: Subject = { name: 'Sidetone', line: '123007', electron: app.electron, page: await app.popup() }
  const floor = await startFloor(server, '123003', 'secret')
  const caller = '+493055570143'
  try {
    return await measureCalls(
      { server, floor, sidetone },
      {
        ...{ runs, warmUps },
        ring: (subject) => measureRing(server, subject),
        pickUp: async () => {
          await server.ring({ from: caller, name: 'Jonas Wexler', to: sidetone.line })
          await server.phone(sidetone.line).answer()
        },
        hangUp: () => server.phone(caller).hangUp(),
      },
    )
  } finally {
    endFloor(floor)
    await app.close()
    await app.remove()
  }
}

/** One program at a time, with nobody attached: starting, and doing nothing. */
async function apart(server: RunningEmulator): Promise<Row[]> {
  // Where there is no tray the app keeps its window, minimised.
  const desktop = await startDesktop()
  const app = await App.prepare(server, {})
  await app.start()
  await app.signIn({ staySignedIn: true })
  await app.close()
  const samples = { floor: [] as number[], sidetone: [] as number[] }
  for (let run = 0; run < starts + 1; run += 1) {
    const [floor, sidetone] = [await measureFloorStart(), await measureStart(server, app.folder)]
    // The first of each reads everything from the disk.
    if (run === 0) continue
    samples.floor.push(floor)
    samples.sidetone.push(sidetone)
  }
  const start = { floor: figures(samples.floor), sidetone: figures(samples.sidetone) }

  const floorIdle = await watchIdle(startHiddenFloor())
  const after = await server.requestCount()
  const child = startSidetone(app.folder)
  await server.waitForRequest('CallControl.get_sip_calls_list', () => true, { after })
  const appIdle = await watchIdle(child)
  await app.remove()
  desktop.stop()
  return [
    {
      ...{ what: 'spawn to subscribed (floor: window painted)', unit: 'ms', goal: 'p50 ≤ 1.5 ×', ...start },
      met: start.sidetone.p50 <= 1.5 * start.floor.p50,
    },
    {
      ...{ what: 'memory, idle in the tray (PSS)', unit: 'MB', goal: '≤ 1.3 ×' },
      ...{ floor: one(floorIdle.megabytes), sidetone: one(appIdle.megabytes) },
      met: appIdle.megabytes <= 1.3 * floorIdle.megabytes,
    },
    {
      ...{ what: `processor, idle for ${idle} s`, unit: '% of a core', goal: '≤ 0.2 %' },
      ...{ floor: one(floorIdle.percent), sidetone: one(appIdle.percent) },
      met: appIdle.percent <= 0.2,
    },
  ]
}

/** Lets a program settle, watches it do nothing, and ends it. */
async function watchIdle(child: ReturnType<typeof startSidetone>): Promise<{ megabytes: number; percent: number }> {
  const { pid } = child
  if (pid === undefined) throw new Error('The program did not start')
  await pause(settle)
  const [usedBefore, from] = [processorSeconds(pid), performance.now()]
  await pause(idle)
  const used = processorSeconds(pid) - usedBefore
  const percent = (100 * used) / ((performance.now() - from) / 1000)
  const megabytes = proportionalMegabytes(pid)
  await end(child)
  return { megabytes, percent }
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}

function one(value: number): Figures {
  return figures([value])
}
