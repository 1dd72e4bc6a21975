/** Layer III bit rates in kbit/s by index: of MPEG 1, and of MPEG 2 and 2.5. */
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0]
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]
const sampleRates = [44_100, 48_000, 32_000, 0]
const aacRates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350]

/** One frame of an mp3 or AAC stream. */
interface Frame {
  readonly bytes: number
  readonly seconds: number
}

/**
 * Seconds of an mp3 or an AAC stream (ADTS), counted by the headers of its frames: what the first frame says of the whole is
 * often missing or wrong. Undefined where no two frames follow each other.
 */
export function mpegDuration(bytes: Uint8Array): number | undefined {
  const start = firstFrame(bytes)
  if (start === undefined) return undefined
  let [at, seconds] = [start, 0]
  for (let frame = frameAt(bytes, at); frame !== undefined; frame = frameAt(bytes, at)) {
    seconds += frame.seconds
    at += frame.bytes
  }
  return seconds
}

/** Where the first of two frames in a row begins: after the tag (ID3), within the next 64 kB. */
function firstFrame(bytes: Uint8Array): number | undefined {
  const from = tagBytes(bytes)
  for (let at = from; at < Math.min(bytes.length, from + 65_536); at++) {
    const frame = frameAt(bytes, at)
    if (frame && (frameAt(bytes, at + frame.bytes) || at + frame.bytes >= bytes.length)) return at
  }
  return undefined
}

/** ID3v2: ten bytes, the length in four times seven bits. */
function tagBytes(bytes: Uint8Array): number {
  if (bytes[0] !== 0x49 || bytes[1] !== 0x44 || bytes[2] !== 0x33) return 0
  return 10 + [6, 7, 8, 9].reduce((length, at) => length * 128 + ((bytes[at] ?? 0) & 0x7f), 0)
}

function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  const [sync = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
  if (sync !== 0xff || (second & 0xe0) !== 0xe0) return undefined
  return (second & 0x06) === 0 ? aacFrame(bytes, at, third) : mp3Frame(second, third)
}

function mp3Frame(second: number, third: number): Frame | undefined {
  const version = (second >> 3) & 3
  const isLayer3 = ((second >> 1) & 3) === 1
  const kbits = (version === 3 ? rates1 : rates2)[third >> 4] ?? 0
  const full = sampleRates[(third >> 2) & 3] ?? 0
  if (!isLayer3 || version === 1 || kbits === 0 || full === 0) return undefined
  const rate = version === 3 ? full : version === 2 ? full / 2 : full / 4
  const samples = version === 3 ? 1152 : 576
  return { bytes: Math.floor((samples / 8) * ((kbits * 1000) / rate)) + ((third >> 1) & 1), seconds: samples / rate }
}

function aacFrame(bytes: Uint8Array, at: number, third: number): Frame | undefined {
  const rate = aacRates[(third >> 2) & 15]
  const [fourth = 0, fifth = 0, sixth = 0] = bytes.subarray(at + 3, at + 6)
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
  return rate === undefined || length < 7 ? undefined : { bytes: length, seconds: 1024 / rate }
}
