import type { ImportPreview } from '../../ipc/contract/contacts.ts'
import type { KnownContact } from '../../people/contact.ts'

/** What the thread of an import is told when it starts. */
export interface ImportTask {
  readonly path: string
  readonly country: string
}

/** The contacts that are there, some at a time; undefined after the last: then the file is read and compared with them. */
export type ImportRequest = readonly KnownContact[] | undefined

export type ImportReply =
  | (Pick<Extract<ImportPreview, { kind: 'plan' }>, 'added' | 'merged' | 'skipped' | 'rows'> & {
      readonly kind: 'plan'
      /** What is to be saved, as JSON: it passes from thread to thread without being read. */
      readonly contacts: Uint8Array<ArrayBuffer>
    })
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'unreadable'; readonly why: string }
