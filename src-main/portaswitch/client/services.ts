import type { DownloadMethod, Method, ParamsOf, ResultOf, UploadMethod } from '../protocol/method.ts'
import type { AuthInfo } from '../protocol/session.ts'
import type { Download, UploadFile } from './file.ts'

/** Calls of methods by whatever transport; each rejects with a `PortaSwitchError`. */
export interface Services {
  /** `timing.request` counts from when there is a connection. */
  ask<M extends Method>(method: M, params: ParamsOf<M>, options?: AskOptions): Promise<ResultOf<M>>
  /** As `ask`, with a file; nothing limits how long it takes while something moves (`timing.fileStalled`). */
  upload<M extends UploadMethod>(
    method: M,
    params: ParamsOf<M>,
    file: UploadFile,
    options: FileOptions,
  ): Promise<ResultOf<M>>
  /** The file that a method answers, as soon as it begins to come; undefined where the answer is that there is none. */
  download<M extends DownloadMethod>(
    method: M,
    params: ParamsOf<M>,
    options: FileOptions,
  ): Promise<Download | undefined>
}

export interface AskOptions {
  readonly auth?: AuthInfo
  readonly signal?: AbortSignal | undefined
}

export interface FileOptions {
  readonly auth: AuthInfo
  /** Also ends a download that is being read. */
  readonly signal: AbortSignal
  /** Gets how many bytes of the file have left. */
  readonly onProgress?: ((sent: number) => void) | undefined
}
