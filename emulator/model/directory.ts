import { displayName, type Line } from './line.ts'

/** Somebody in a company directory. */
export interface DirectoryRecord {
  readonly first_name?: string | undefined
  readonly last_name?: string | undefined
  readonly office_number?: string | undefined
  readonly mobile_number?: string | undefined
  readonly other_number?: string | undefined
}

export interface Directory {
  readonly id: number
  readonly name: string
  readonly records: readonly DirectoryRecord[]
}

/** The directory of the demo: everybody who has a name. */
export const directoryOf = (lines: readonly Line[]): Directory => ({
  id: 1,
  name: 'Company',
  records: lines
    .filter((line) => displayName(line) !== '')
    .map((line) => ({ first_name: line.firstName, last_name: line.lastName, office_number: line.id })),
})
