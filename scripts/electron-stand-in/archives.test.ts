import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { asar } from './asar.mjs'
import { setFuse } from './fuses.mjs'
import { zipEntries } from './zip.mjs'

describe('the ZIP reader', () => {
  it('reads stored and deflated entries with their modes', () => {
    const archive = zip([
      { name: 'a/run', text: 'executable', deflate: true, mode: 0o755 },
      { name: 'a/read', text: 'plain', deflate: false, mode: 0o644 },
    ])
    const entries = [...zipEntries(archive)].map(({ name, mode, read }) => [
      name,
      (mode & 0o777).toString(8),
      read().toString(),
    ])
    expect(entries).toEqual([
      ['a/run', '755', 'executable'],
      ['a/read', '644', 'plain'],
    ])
  })

  it('refuses what is no ZIP archive', () => {
    expect(() => [...zipEntries(Buffer.alloc(100))]).toThrow('not a ZIP archive')
  })
})

describe('the asar writer', () => {
  it('places each file behind a padded header', () => {
    const archive = asar({ 'package.json': '{}', 'main.js': 'run()' })
    const headerSize = archive.readUInt32LE(4)
    const header = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12)))
    expect(header.files).toEqual({ 'package.json': { size: 2, offset: '0' }, 'main.js': { size: 5, offset: '2' } })
    expect(archive.toString('utf8', 8 + headerSize)).toBe('{}run()')
    expect(headerSize % 4).toBe(0)
  })
})

describe('a fuse', () => {
  const executable = () => Buffer.from('…dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u00081001r000…')

  it('is set where it stands', () => {
    const bytes = executable()
    setFuse(bytes, 3, false)
    setFuse(bytes, 6, true)
    expect(bytes.toString()).toContain('1000r010')
  })

  it('is not looked for beyond the wire, nor where there is none', () => {
    expect(() => setFuse(executable(), 8, true)).toThrow('no such fuse')
    expect(() => setFuse(Buffer.from('no wire'), 0, true)).toThrow('no such fuse')
  })
})

function zip(entries: { name: string; text: string; deflate: boolean; mode: number }[]) {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, deflate, mode } of entries) {
    const body = deflate ? deflateRawSync(text) : Buffer.from(text)
    const local = Buffer.alloc(30)
    local.writeUInt16LE(name.length, 26)
    local.writeUInt16LE(4, 28)
    const central = Buffer.alloc(46)
    central.writeUInt16LE(deflate ? 8 : 0, 10)
    central.writeUInt32LE(body.length, 20)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt16LE(mode, 40)
    central.writeUInt32LE(offset, 42)
    directory.push(central, Buffer.from(name))
    const parts = [local, Buffer.from(name), Buffer.alloc(4), body]
    bodies.push(...parts)
    offset += Buffer.concat(parts).length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
