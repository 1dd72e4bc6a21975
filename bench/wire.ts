// The client without Electron against the emulator: calls a second of each transport beside a bare server's, and what a file of
// 3 MB costs in memory on its way: npm run bench:wire. [--json] [--runs N]
import { parseArgs } from 'node:util'
import { startEmulator } from '../emulator/harness.ts'
import { openLine } from '../src-main/portaswitch/client/line.ts'
import type { Method, Transport } from '../src-main/portaswitch/protocol/method.ts'
import { getVmSettings } from '../src-main/portaswitch/protocol/voicemail.ts'
import { defaultTiming } from '../src-main/timing.ts'
import { measureFiles } from './files.ts'
import { startFloorServer } from './floor-server.ts'
import { table, type Row } from './report.ts'
import { figures } from './stats.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '10' } },
})
/** Calls in a row that make one sample. */
const calls = 100

const emulator = await startEmulator({ conversionMs: 0 })
const floor = await startFloorServer()
let onSubscribed = () => {}
const isSubscribed = new Promise<void>((resolve) => (onSubscribed = resolve))
const line = openLine({
  server: { host: '127.0.0.1', port: emulator.port },
  credentials: { login: '123007', password: 'secret' },
  pin: emulator.fingerprint,
  media: { over: 'rest', soapPort: emulator.port },
  timing: defaultTiming,
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random: Math.random,
  log: { debug: () => {}, info: () => {}, warn: () => {} },
  onEvent: ({ type }) => {
    if (type === 'line.subscribed') onSubscribed()
  },
})
try {
  await isSubscribed
  const rows: Row[] = []
  for (const [transport, bare] of [
    ['rest', floor.post],
    ['websocket', floor.frame],
    ['soap', floor.post],
  ] as const)
    rows.push(await callsASecond(transport, bare))
  for (const transport of ['rest', 'soap'] as const)
    rows.push(...(await measureFiles(line, transport, Number(values.runs))))
  console.log(values.json ? JSON.stringify(rows, undefined, 2) : table(rows))
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1
} finally {
  line.close()
  floor.stop()
  await emulator.stop()
}

/** One call after the other, here and there in turn, so that what disturbs one disturbs the other. */
async function callsASecond(transport: Transport, bare: () => Promise<void>): Promise<Row> {
  const method = { ...getVmSettings, transports: [transport] } satisfies Method
  const ours = async () => void (await line.call(method, {}))
  const samples = { floor: [] as number[], sidetone: [] as number[] }
  // The first of each warms up.
  for (let run = 0; run <= Number(values.runs); run += 1) {
    const [least, own] = [await rate(bare), await rate(ours)]
    if (run === 0) continue
    samples.floor.push(least)
    samples.sidetone.push(own)
  }
  const row = { floor: figures(samples.floor), sidetone: figures(samples.sidetone) }
  const share = { rest: 0.25, websocket: 0.2, soap: 0.15 }[transport]
  return {
    ...{ what: `calls a second over ${transport}, one after the other`, unit: '/s', goal: `p50 ≥ ${share} ×`, ...row },
    met: row.sidetone.p50 >= share * row.floor.p50,
  }
}

async function rate(call: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  for (let done = 0; done < calls; done += 1) await call()
  return (1000 * calls) / (performance.now() - begun)
}
