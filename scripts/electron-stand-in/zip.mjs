import { inflateRawSync } from 'node:zlib'

const endOfDirectory = 0x06054b50
const deflated = 8

/**
 * Reads a ZIP archive whose entries are stored or deflated, without zip64.
 *
 * @param {Buffer} archive
 * @returns {Generator<{ name: string, mode: number, read: () => Buffer }>} `mode` as in stat, 0 where not recorded
 */
export function* zipEntries(archive) {
  let end = archive.length - 22
  while (end >= 0 && archive.readUInt32LE(end) !== endOfDirectory) end--
  if (end < 0) throw new Error('not a ZIP archive')
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const method = archive.readUInt16LE(at + 10)
    const size = archive.readUInt32LE(at + 20)
    const nameLength = archive.readUInt16LE(at + 28)
    const local = archive.readUInt32LE(at + 42)
    yield {
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      mode: archive.readUInt16LE(at + 40),
      read() {
        // The local header has an extra field of its own length.
        const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
        const bytes = archive.subarray(start, start + size)
        return method === deflated ? inflateRawSync(bytes) : Buffer.from(bytes)
      },
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
}
