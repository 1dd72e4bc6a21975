import type * as v from 'valibot'

/** Who may call a method: the reference's "Realm". Sidetone signs in to the account realm. */
export type Realm = 'administrator' | 'reseller' | 'retail customer' | 'account'

/** How a method can be carried. All share one session. */
export type Transport = 'rest' | 'websocket' | 'soap'

/** A file that goes along with a request. */
export interface Upload {
  /** The name of its part in a form; where the reference is silent, the property that names the file. */
  readonly part: 'filename' | 'prompt'
  /** The way to the parameter that holds the file's name: the outer structure first. */
  readonly namedBy: readonly [string, ...string[]]
  /** Whether the method makes sense without one. */
  readonly isOptional: boolean
}

/** A file that comes with the answer. Over REST it is the answer, and nothing else comes with it. */
export interface Download {
  /** The property of the result that holds the file's name, where there is one (over SOAP). */
  readonly namedBy: string | undefined
}

type Properties = v.GenericSchema<Record<string, unknown>, Record<string, unknown>>

/**
 * One method of the API, as a value that carries its types: client, emulator and documentation are derived from it.
 *
 * `params` is checked before sending and by the emulator; `result` is checked on reading.
 */
export interface Method<Params extends Properties = Properties, Result extends Properties = Properties> {
  readonly service: string
  readonly name: string
  /** Other names under which servers know it, tried in turn where `name` is not known. */
  readonly otherNames?: readonly string[]
  /** One sentence, our own. */
  readonly summary: string
  /** The heading of the reference under which it stands, or "field notes" for what only real installations show. */
  readonly section: string
  readonly realm: readonly Realm[]
  readonly transports: readonly Transport[]
  /** False for what opens a session: it goes out without `auth_info`. */
  readonly authenticated: boolean
  readonly upload?: Upload
  readonly download?: Download
  readonly params: Params
  readonly result: Result
}

/** A method with which a file goes out, and one whose answer is a file. */
export type UploadMethod = Method & { readonly upload: Upload }
export type DownloadMethod = Method & { readonly download: Download }

/** What the caller gives. */
export type ParamsOf<M extends Method> = v.InferInput<M['params']>
/** What the server has read from it. */
export type CheckedParamsOf<M extends Method> = v.InferOutput<M['params']>
/** What the server answers. */
export type AnswerOf<M extends Method> = v.InferInput<M['result']>
/** What the caller reads. */
export type ResultOf<M extends Method> = v.InferOutput<M['result']>

/** Writes a row of the table and keeps its exact types. */
export const method = <const Row extends Method>(row: Row): Row => row
