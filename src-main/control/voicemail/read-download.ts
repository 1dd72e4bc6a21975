import type { SoundBytes } from '../../ipc/contract/greetings.ts'
import type { Download } from '../../portaswitch/client/file.ts'
import { PortaSwitchError } from '../../portaswitch/client/error.ts'

/** Reads a file of the server into memory, up to `most` bytes: what is longer is no prompt. */
export async function readDownload(download: Download, most: number): Promise<SoundBytes> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of download.chunks) {
    length += chunk.length
    if (length > most) throw new PortaSwitchError('unreadable', { message: 'the file is too long' })
    chunks.push(chunk)
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), type: download.type }
}
