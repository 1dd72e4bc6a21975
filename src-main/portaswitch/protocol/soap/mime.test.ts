import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryOf, MimeError, partName, readParts, wholePart } from './mime.ts'

/** The body in pieces of the given sizes, over and over. */
async function* inPieces(body: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < body.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    yield body.subarray(at, at + size)
    at += size
  }
}

const bodyOf = (parts: readonly { readonly headers: string[]; readonly bytes: Uint8Array }[], end: string) =>
  Buffer.concat([
    ...parts.flatMap(({ headers, bytes }) => [
      Buffer.from([`--b`, ...headers, '', ''].join(end)),
      bytes,
      Buffer.from(end),
    ]),
    Buffer.from(`--b--${end}`),
  ])

const read = async (body: Uint8Array, sizes: readonly number[]) => {
  const read: { bytes: Buffer; name: string | undefined }[] = []
  for await (const part of readParts(inPieces(body, sizes), 'b'))
    read.push({ bytes: await wholePart(part, 100_000), name: partName(part) })
  return read
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 })

describe('a body of several parts', () => {
  it('is read whole, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 3 }),
        fc.boolean(),
        sizes,
        async (files, isBase64, sizes) => {
          const parts = files.map((bytes) => ({
            headers: [
              'Content-Disposition: attachment; filename="a \\"b\\".au"',
              `Content-Transfer-Encoding: ${isBase64 ? 'base64' : 'binary'}`,
            ],
            bytes: isBase64 ? Buffer.from(Buffer.from(bytes).toString('base64').replace(/.{20}/g, '$&\r\n')) : bytes,
          }))
          const told = await read(bodyOf(parts, '\r\n'), sizes)
          expect(told.map(({ bytes }) => [...bytes])).toEqual(files.map((bytes) => [...bytes]))
          expect(told.every(({ name }) => name === 'a "b".au')).toBe(true)
        },
      ),
    )
  })

  it('may have line ends of Perl, and a remark before the first part', async () => {
    const bytes = Buffer.from('one\ntwo')
    const body = bodyOf([{ headers: ['Content-Type: audio/basic; name=x.au'], bytes }], '\n')
    const told = await read(Buffer.concat([Buffer.from('This is MIME.\n'), body]), [7])
    expect(told).toEqual([{ bytes, name: 'x.au' }])
  })

  it('that breaks off says so', async () => {
    const body = bodyOf([{ headers: [], bytes: Buffer.from('abc') }], '\r\n')
    for (let length = 0; length < body.length - 5; length += 1)
      await expect(read(body.subarray(0, length), [3])).rejects.toThrow(MimeError)
  })
})

describe('the boundary', () => {
  it('is named by the Content-Type', () => {
    expect(boundaryOf('multipart/related; type="text/xml"; boundary="a b"; start="<x>"')).toBe('a b')
    expect(boundaryOf('Multipart/Related;boundary=x-1')).toBe('x-1')
    expect(boundaryOf('text/xml; charset=utf-8')).toBeUndefined()
  })
})
