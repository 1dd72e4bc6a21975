/** A file to send. It is read once for each try, piece by piece: a session that has ended costs a second one. */
export interface UploadFile {
  /** As the server is to call it, `greeting.au` for instance. */
  readonly name: string
  /** An explicit `audio/…`: servers refuse sound under another name. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  open(): AsyncIterable<Uint8Array>
}

/** A file that the server sends. Its rest is on the wire: read `chunks` to the end, or leave the loop, or abort. */
export interface Download {
  /** What the server calls it, without any folder; not to be used as a path all the same. */
  readonly name: string | undefined
  /** `audio/basic` for instance; `application/octet-stream` where the server does not say. */
  readonly type: string
  /** Bytes, where the server says. */
  readonly size: number | undefined
  /** To be read once. Throws a `PortaSwitchError`: `unanswered` when nothing came for `timing.fileStalled`. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/** A file out of memory. */
export const fileOfBytes = (bytes: Uint8Array, { name, type }: Pick<UploadFile, 'name' | 'type'>): UploadFile => ({
  name,
  type,
  size: bytes.length,
  async *open() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  },
})

/** So much is written at once, bytes; progress is told as often. */
const piece = 65_536
