/** A file of sound as it came: nothing here decodes it. */
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

/** Why a sound is not taken; undefined where it is. */
export function soundComplaint({ name, type, bytes }: Sound): string | undefined {
  if (bytes.length === 0) return 'the file is empty'
  if (bytes.length > largest) return 'the file is larger than 3 MB'
  if (!/\.(au|wav|mp3|ogg)$/i.test(name)) return 'the file is none of .au, .wav, .mp3 and .ogg'
  if (!types.has(type)) return `${type} is none of the types of sound that are taken`
  return /\.au$/i.test(name) ? auComplaint(bytes) : undefined
}

/** Phones are served 8 kHz mono µ-law (encoding 1). */
function auComplaint(bytes: Uint8Array): string | undefined {
  if (bytes.length < 24) return 'the file has no header'
  const header = new DataView(bytes.buffer, bytes.byteOffset, 24)
  if (header.getUint32(0) !== 0x2e736e64) return 'the file does not begin with .snd'
  if (header.getUint32(4) > bytes.length) return 'the sound begins behind the end of the file'
  const [encoding, rate, channels] = [header.getUint32(12), header.getUint32(16), header.getUint32(20)]
  return encoding === 1 && rate === 8000 && channels === 1 ? undefined : 'the sound is not µ-law, 8000 Hz, mono'
}
