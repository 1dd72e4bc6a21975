/** What came of writing a file for the person: `cancelled` where they chose no place, `failed` where the disk refused. */
export type SaveOutcome = 'done' | 'cancelled' | 'failed'

/** Asks where to save a text, and does it. `name` is what the file is to be called. */
export type SaveText = (file: {
  readonly name: string
  readonly kind: 'csv' | 'vcf'
  readonly text: string
}) => Promise<SaveOutcome>

/** Asks for a file; undefined where none was chosen. */
export type ChooseFile = (wish: {
  readonly kinds: readonly string[]
}) => Promise<{ readonly path: string; readonly name: string } | undefined>
