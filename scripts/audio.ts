import { readFile, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { MPEGDecoder } from 'mpg123-decoder'
import { readAu } from '../src-main/voice/sound/au.ts'
import { inspect } from '../src-main/voice/sound/header/inspect.ts'
import { telephoneRate } from '../src-main/voice/sound/limits.ts'
import { mixDown } from '../src-main/voice/sound/mix.ts'
import { lengthOf, type Pcm } from '../src-main/voice/sound/pcm.ts'
import { SoundError } from '../src-main/voice/sound/problem.ts'
import { makePrompt } from '../src-main/voice/sound/prompt.ts'
import { heardSpan } from '../src-main/voice/sound/silence.ts'
import { toTelephoneBand } from '../src-main/voice/sound/telephone-band.ts'
import { readWav, writeMuLawWav } from '../src-main/voice/sound/wav.ts'

const usage = `Makes of a sound what callers hear: 8 kHz, one channel, G.711 µ-law, levelled.

  npm run audio -- in.mp3 out.au [--as-loud] [--whole]

  in         mp3, wav or au; the app itself takes whatever Chromium can decode
  out        .au, or .wav with a RIFF header
  --as-loud  leaves the loudness as it is
  --whole    leaves the silence at both ends`

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

async function decode(bytes: Uint8Array): Promise<Pcm> {
  const { format } = inspect(bytes)
  if (format === 'au') return readAu(bytes)
  if (format === 'wav') return readWav(bytes)
  if (format !== 'mpeg') fail(`${format} needs Chromium: open it in the app.`)
  const decoder = new MPEGDecoder()
  await decoder.ready
  const { channelData, sampleRate } = decoder.decode(bytes)
  decoder.free()
  if ((channelData[0]?.length ?? 0) === 0) throw new SoundError('damaged', 'no frame could be decoded')
  return { rate: sampleRate, channels: channelData }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'as-loud': { type: 'boolean' }, whole: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
const [from, to, ...more] = positionals
if (values.help || from === undefined || to === undefined || more.length > 0) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}
const kind = extname(to)
if (kind !== '.au' && kind !== '.wav') fail(`${to}: the result is .au or .wav`)

try {
  const pcm = await decode(await readFile(from))
  const samples = toTelephoneBand({ samples: mixDown(pcm), rate: pcm.rate })
  const all = { start: 0, end: samples.length / telephoneRate }
  const trim = values.whole ? all : (heardSpan({ samples, rate: telephoneRate }) ?? all)
  const { au, duration, was, is } = makePrompt(samples, {
    trim,
    fade: { in: 0.01, out: 0.01 },
    level: !values['as-loud'],
  })
  await writeFile(to, kind === '.au' ? au : writeMuLawWav(au.subarray(24)))
  const loudness = (one: number | undefined) => (one === undefined ? 'unknown' : `${one.toFixed(1)} LUFS`)
  console.log(
    `in   ${lengthOf(pcm).toFixed(2)} s, ${pcm.rate} Hz, ${pcm.channels.length} channels, ${loudness(was.loudness)}`,
  )
  console.log(`out  ${duration.toFixed(2)} s, ${loudness(is.loudness)}, peak ${is.peak.toFixed(1)} dBFS: ${to}`)
} catch (error) {
  if (!(error instanceof SoundError)) throw error
  fail(`${from} cannot be used (${error.code}): ${error.message}`)
}
