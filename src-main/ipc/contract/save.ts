/** What came of writing a file for the person: `cancelled` where they chose no place, `failed` where the disk refused. */
export type SaveOutcome = 'done' | 'cancelled' | 'failed'

/** Asks where to save a text, and does it. `name` is what the file is to be called. */
export type SaveText = (file: {
  readonly name: string
  readonly kind: 'csv' | 'vcf'
  readonly text: string
}) => Promise<SaveOutcome>

/** `tooLarge`: more than is read into memory. */
export type OpenedText =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'cancelled' | 'unreadable' | 'tooLarge' }

/** Asks for a file, and reads it. */
export type OpenText = (wish: { readonly kinds: readonly string[] }) => Promise<OpenedText>
