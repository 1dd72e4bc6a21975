import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeMuLawAu } from '../voice/sound/au.ts'
import { encodeMuLaw } from '../voice/sound/g711.ts'
import { joined, silence, tone } from '../voice/sound/testing/tones.ts'
import { readWav, readWavHeader, writeWav } from '../voice/sound/wav.ts'
import { SoundCache } from './sound-cache.ts'
import { outlineOf } from './sound-peaks.ts'

let folder: string
let cache: SoundCache
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sounds-'))
  cache = new SoundCache({ folder: join(folder, 'sounds'), newTicket: randomUUID })
})
afterEach(() => rmSync(folder, { recursive: true }))

const samples = joined(
  silence({ rate: 8000, seconds: 1 }),
  tone({ rate: 8000, seconds: 1, frequency: 440, amplitude: 0.5 }),
)

async function* pieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}

test('a message lies on the disk for this user only, and its outline is known', async () => {
  const { path, ticket } = await cache.put('7', { name: 'Ada.wav', chunks: pieces(writeWav({ samples, rate: 8000 })) })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(cache.pathOf(ticket)).toBe(path)
  const { peaks, seconds } = await outlineOf(path, 4)
  expect(seconds).toBe(2)
  expect(peaks.map((peak) => Math.round(peak * 10))).toEqual([0, 0, 5, 5])
})

test('an au becomes a wav with the same samples', async () => {
  const codes = encodeMuLaw(samples)
  const { path } = await cache.put('7', { name: 'Ada.wav', chunks: pieces(writeMuLawAu(codes)) })
  expect(readWavHeader(readFileSync(path))).toMatchObject({ format: 'muLaw', rate: 8000, duration: 2 })
})

test('an au of another kind becomes a wav of 16 bits, piece by piece, and one that is damaged leaves nothing', async () => {
  const bytes = int16Au(samples)
  const { path } = await cache.put('7', { name: 'Ada.wav', chunks: pieces(bytes) })
  const wav = readFileSync(path)
  expect(readWavHeader(wav)).toMatchObject({ format: 'integer', rate: 8000, channels: 1, duration: 2 })
  const [heard = new Float32Array()] = readWav(wav).channels
  expect(Math.max(...heard.map((sample, at) => Math.abs(sample - (samples[at] ?? 0))))).toBeLessThan(0.0001)
  const damaged = Uint8Array.from([...bytes.subarray(0, 12), 0, 0, 0, 99, ...bytes.subarray(16)])
  await expect(cache.put('8', { name: 'Ada.wav', chunks: pieces(damaged) })).rejects.toThrow('au encoding 99')
  expect(readdirSync(join(folder, 'sounds'))).toHaveLength(1)
})

/** Two channels that say the same, 16 bits, of no stated length. */
function int16Au(mono: Float32Array): Uint8Array {
  const bytes = new Uint8Array(24 + mono.length * 4)
  const view = new DataView(bytes.buffer)
  const words = [0x2e73_6e64, 24, 0xffff_ffff, 3, 8000, 2]
  words.forEach((word, at) => view.setUint32(at * 4, word))
  mono.forEach((sample, at) => {
    view.setInt16(24 + at * 4, Math.round(sample * 32_767))
    view.setInt16(26 + at * 4, Math.round(sample * 32_767))
  })
  return bytes
}

test('of one that breaks off nothing is left', async () => {
  async function* broken() {
    yield Uint8Array.of(1, 2, 3)
    throw new Error('cut')
  }
  await expect(cache.put('7', { name: '../Ada.wav', chunks: broken() })).rejects.toThrow('cut')
  expect(readdirSync(join(folder, 'sounds'))).toEqual([])
})

test('the last twelve stay, and none at the next start', async () => {
  for (let at = 0; at < 15; at++) await cache.put(String(at), { name: 'a.wav', chunks: pieces(Uint8Array.of(at)) })
  expect(cache.get('2')).toBeUndefined()
  expect(cache.get('3')).toBeDefined()
  expect(readdirSync(join(folder, 'sounds'))).toHaveLength(12)
  cache.clear()
  expect(readdirSync(folder)).toEqual([])
})
