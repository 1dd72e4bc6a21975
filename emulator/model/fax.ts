import type { Sound } from './sound.ts'

/** A fax, as the mailbox keeps it. */
export interface Fax {
  readonly pages: number
  readonly file: Omit<Sound, 'name'> & { readonly extension: 'pdf' | 'tiff' }
}

/** A fax of so many pages, each with its number, as `fax_file` of the box says: a PDF, else a TIFF of all pages. */
export const newFax = (pages: number, as: string | undefined): Fax => ({
  pages,
  file:
    as === undefined || as === 'pdf'
      ? { extension: 'pdf', type: 'application/pdf', bytes: pdf(pages) }
      : { extension: 'tiff', type: 'image/tiff', bytes: tiff(pages) },
})

/** The least that a reader shows: a catalogue, pages, a font, a line of text on each. */
function pdf(pages: number): Uint8Array {
  const numbers = Array.from({ length: pages }, (_, at) => at)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${numbers.map((at) => `${4 + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...numbers.flatMap((at) => {
      const text = `BT /F1 24 Tf 72 720 Td (Fax, page ${at + 1} of ${pages}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ]
    }),
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(body + table + trailer)
}

/** Dots of a page, a byte for eight of them. */
const [width, height] = [64, 96]

/** Pages of white with a black bar for each page so far, one bit a dot, uncompressed. */
function tiff(pages: number): Uint8Array {
  const strip = (width / 8) * height
  const entries = 9
  const directory = 2 + entries * 12 + 4
  const bytes = new Uint8Array(8 + pages * (directory + strip))
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('II*\0'))
  view.setUint32(4, 8, true)
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * (directory + strip)
    const dots = at + directory
    const tags = [
      [256, width],
      [257, height],
      [258, 1],
      [259, 1],
      [262, 0],
      [273, dots],
      [277, 1],
      [278, height],
      [279, strip],
    ] as const
    view.setUint16(at, tags.length, true)
    tags.forEach(([tag, value], index) => {
      const entry = at + 2 + index * 12
      view.setUint16(entry, tag, true)
      view.setUint16(entry + 2, 4, true)
      view.setUint32(entry + 4, 1, true)
      view.setUint32(entry + 8, value, true)
    })
    view.setUint32(at + 2 + entries * 12, page + 1 < pages ? dots + strip : 0, true)
    for (let bar = 0; bar <= page; bar++) {
      const from = dots + (8 + bar * 8) * (width / 8)
      bytes.fill(0xff, Math.min(from, dots + strip), Math.min(from + 4 * (width / 8), dots + strip))
    }
  }
  return bytes
}
