import Papa from 'papaparse'

/** A table as a CSV file with a line for each row: UTF-8 with the mark that spreadsheets look for. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(safeCell))
  return `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`
}

/**
 * A cell that no spreadsheet takes for a formula: names and notes are text from strangers. Telephone numbers stay as they are,
 * since other programs read them.
 */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^\+?[\d\s().\-/]+$/.test(text) ? `'${text}` : text
}

/** What {@link safeCell} did to a cell is undone. */
export const readCell = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim()
