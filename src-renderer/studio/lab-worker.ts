import { readAu } from '../../src-main/voice/sound/au.ts'
import { decodeMuLaw } from '../../src-main/voice/sound/g711.ts'
import { mostSecondsIn, telephoneRate } from '../../src-main/voice/sound/limits.ts'
import { mixDown } from '../../src-main/voice/sound/mix.ts'
import { lengthOf, type Pcm } from '../../src-main/voice/sound/pcm.ts'
import { peaksOf } from '../../src-main/voice/sound/peaks.ts'
import { SoundError } from '../../src-main/voice/sound/problem.ts'
import { makePrompt, type Edit } from '../../src-main/voice/sound/prompt.ts'
import { heardSpan } from '../../src-main/voice/sound/silence.ts'
import { toTelephoneBand } from '../../src-main/voice/sound/telephone-band.ts'
import { writeWav } from '../../src-main/voice/sound/wav.ts'
import type { LabReply, LabRequest, LabWish, Made, Opened } from './lab-contract.ts'

/** All that takes long: mixing, filtering, levelling, companding. Runs beside the page, which stays quick. */

interface WorkerScope {
  postMessage(message: LabReply, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent<LabRequest>) => void) | null
}
// The page's own type of the global object stands for windows only.
const scope = self as unknown as WorkerScope

/** Enough for the widest zoom. */
const peakCount = 12_000

/** The sound in hand, in the telephone band already: changing a trim filters nothing anew. */
let telephone = new Float32Array()

scope.onmessage = ({ data: { id, wish } }) => {
  try {
    const answer = perform(wish)
    scope.postMessage({ id, ok: true, answer }, transfers(answer))
  } catch (error) {
    const problem = error instanceof SoundError ? error.code : 'damaged'
    scope.postMessage({ id, ok: false, problem }, [])
  }
}

function perform(wish: LabWish): Opened | Made {
  switch (wish.kind) {
    case 'open':
      return open(wish)
    case 'openAu':
      return open(readAu(wish.bytes))
    case 'make':
      return make(wish.edit)
    default:
      return wish satisfies never
  }
}

function open(pcm: Pcm): Opened {
  const duration = lengthOf(pcm)
  if (duration > mostSecondsIn) throw new SoundError('tooLong', `${duration} s`)
  const samples = mixDown(pcm)
  const band = toTelephoneBand({ samples, rate: pcm.rate })
  const heard = heardSpan({ samples: band, rate: telephoneRate })
  if (heard === undefined) throw new SoundError('silent', 'nothing to be heard')
  telephone = new Float32Array(band)
  const wav = writeWav({ samples, rate: pcm.rate })
  return { duration, peaks: new Float32Array(peaksOf(samples, peakCount)), heard, wav }
}

function make(edit: Edit): Made {
  const prompt = makePrompt(telephone, edit)
  const heard = decodeMuLaw(prompt.au.subarray(24))
  return { ...prompt, wav: writeWav({ samples: heard, rate: telephoneRate }) }
}

/** Handed over, not copied. */
const transfers = (answer: Opened | Made): Transferable[] =>
  'peaks' in answer ? [answer.peaks.buffer, answer.wav.buffer] : [answer.au.buffer, answer.wav.buffer]
