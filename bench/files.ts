import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { UploadFile } from '../src-main/portaswitch/client/file.ts'
import type { Line } from '../src-main/portaswitch/client/line.ts'
import { getVmGreeting, setVmGreeting } from '../src-main/portaswitch/protocol/voicemail.ts'
import { writeMuLawAu } from '../src-main/voice/sound/au.ts'
import type { Row } from './report.ts'
import { figures } from './stats.ts'

const megabyte = 1024 * 1024
/** Just under what a server takes. */
const size = 3 * megabyte - 64

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** A sound that is made while it is sent: nobody holds it. */
function soundOfPieces(): UploadFile {
  const header = writeMuLawAu(new Uint8Array(0))
  new DataView(header.buffer).setUint32(8, size - header.length)
  return {
    name: 'prompt.au',
    type: 'audio/basic',
    size,
    async *open() {
      yield header
      for (let left = size - header.length; left > 0; left -= 65_536) yield new Uint8Array(Math.min(left, 65_536))
    },
  }
}

/** A file of 3 MB up and down: how long it takes, and how much of it is held at once meanwhile. */
export async function measureFiles(line: Line, transport: 'rest' | 'soap', runs: number): Promise<Row[]> {
  const set = { ...setVmGreeting, transports: [transport] } as const
  const get = { ...getVmGreeting, transports: [transport] } as const
  const file = soundOfPieces()
  const params = { greeting_info: { greeting_type: 'personal', filename: file.name } } as const
  const up = async () => void (await line.upload(set, params, file))
  const down = async () => {
    let length = 0
    for await (const chunk of (await line.download(get, { greeting_type: 'personal' }))?.chunks ?? [])
      length += chunk.length
    if (length !== size) throw new Error(`${length} bytes came back`)
  }
  const rows: Row[] = []
  for (const [what, move] of [
    ['up', up],
    ['down', down],
  ] as const) {
    await move()
    const [took, grew] = [[] as number[], [] as number[]]
    for (let run = 0; run < runs; run += 1) {
      const begun = performance.now()
      await move()
      took.push(performance.now() - begun)
      grew.push(await watchMemory(move))
    }
    const nothing = figures([0])
    rows.push(
      {
        ...{ what: `3 MB ${what} over ${transport}`, unit: 'ms', floor: nothing, sidetone: figures(took) },
        ...{ goal: 'p95 ≤ 2000 ms', met: figures(took).p95 <= 2000 },
      },
      {
        ...{ what: `3 MB ${what} over ${transport}, most memory meanwhile`, unit: 'MB', floor: nothing },
        ...{ sidetone: figures(grew), goal: 'p50 ≤ 3 MB', met: figures(grew).p50 <= 3 },
      },
    )
  }
  return rows
}

/** The most that buffers take beyond what they took before, megabytes; garbage does not count. It slows down what it watches. */
async function watchMemory(move: () => Promise<void>): Promise<number> {
  collectGarbage()
  const before = process.memoryUsage().arrayBuffers
  let most = before
  const watch = setInterval(() => {
    collectGarbage()
    most = Math.max(most, process.memoryUsage().arrayBuffers)
  }, 2)
  await move()
  clearInterval(watch)
  return (most - before) / megabyte
}
