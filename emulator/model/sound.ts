import { readAuHeader, writeMuLawAu, type AuHeader } from '../../src-main/voice/sound/au.ts'
import { encodeMuLaw } from '../../src-main/voice/sound/g711.ts'
import { telephoneRate } from '../../src-main/voice/sound/limits.ts'
import { mixDown } from '../../src-main/voice/sound/mix.ts'
import { SoundError } from '../../src-main/voice/sound/problem.ts'
import { toTelephoneRate } from '../../src-main/voice/sound/resample.ts'
import { readWav } from '../../src-main/voice/sound/wav.ts'

/** A file of sound. */
export interface Sound {
  readonly name: string
  /** `audio/basic` for instance. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** A greeting or a prompt: what is heard, and what waits in the queue for conversion. */
export interface SoundSlot {
  readonly live?: Sound | undefined
  readonly queued?: { readonly sound: Sound; readonly liveAt: number } | undefined
}

/** What is heard at a moment (milliseconds since the epoch). */
export const heard = (slot: SoundSlot | undefined, now: number): Sound | undefined =>
  slot?.queued !== undefined && slot.queued.liveAt <= now ? slot.queued.sound : slot?.live

/** A new sound is put into the queue; until it has been converted the former one is heard. */
export const queue = (
  slot: SoundSlot | undefined,
  sound: Sound,
  { now, takes }: { readonly now: number; readonly takes: number },
): SoundSlot => ({ live: heard(slot, now), queued: { sound, liveAt: now + takes } })

/** The largest file that newer portals take (field notes, "Sound"), bytes. */
const largest = 3 * 1024 * 1024

const types = new Set([
  'audio/basic',
  'audio/au',
  'audio/x-au',
  'audio/wav',
  'audio/x-wav',
  'audio/wave',
  'audio/vnd.wave',
  'audio/mpeg',
  'audio/mp3',
  'audio/ogg',
])

/** A sound as phones are served it, or why it is not taken. */
export type Taken = { readonly ok: true; readonly sound: Sound } | { readonly ok: false; readonly complaint: string }

const refused = (complaint: string): Taken => ({ ok: false, complaint })

/** Takes a sound: .wav is converted to what phones are served, .au must be that already, .mp3 and .ogg are kept as they are. */
export function take(sound: Sound): Taken {
  const { name, type, bytes } = sound
  if (bytes.length === 0) return refused('the file is empty')
  if (bytes.length > largest) return refused('the file is larger than 3 MB')
  if (!types.has(type)) return refused(`${type} is none of the types of sound that are taken`)
  try {
    switch (/\.([^.]*)$/.exec(name)?.[1]?.toLowerCase()) {
      case 'au':
        return isTelephone(readAuHeader(bytes)) ? { ok: true, sound } : refused('the sound is not µ-law, 8000 Hz, mono')
      case 'wav':
        return { ok: true, sound: fromWav(sound) }
      case 'mp3':
      case 'ogg':
        return { ok: true, sound }
      default:
        return refused('the file is none of .au, .wav, .mp3 and .ogg')
    }
  } catch (error) {
    if (!(error instanceof SoundError)) throw error
    return refused(error.message)
  }
}

const isTelephone = ({ encoding, rate, channels }: AuHeader) =>
  encoding === 'muLaw' && rate === telephoneRate && channels === 1

function fromWav({ name, bytes }: Sound): Sound {
  const pcm = readWav(bytes)
  const samples = toTelephoneRate({ samples: mixDown(pcm), rate: pcm.rate })
  return { name: name.replace(/wav$/i, 'au'), type: 'audio/basic', bytes: writeMuLawAu(encodeMuLaw(samples)) }
}
