import Papa from 'papaparse'

/** A table as a CSV file with a line for each row: UTF-8 with the mark that spreadsheets look for. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(safeCell))
  // Papa quotes what holds a comma; others separate by semicolons.
  const quotes = (cell: unknown) => /[;\t]/.test(String(cell))
  return `\uFEFF${Papa.unparse(cells, { newline: '\r\n', quotes })}\r\n`
}

/**
 * A cell that no spreadsheet takes for a formula: names and notes are text from strangers. A spreadsheet that separates by
 * semicolons begins a cell behind each, and a line behind each break, whatever is quoted. Telephone numbers stay as they are,
 * since other programs read them.
 */
export function safeCell(text: string): string {
  const inside = text.replace(/([;\t\r\n]\s*)(?=[=+\-@])/g, "$1'")
  return /^[=+\-@\t\r]/.test(text) && !/^\+?[\d\s().\-/]+$/.test(text) ? `'${inside}` : inside
}

/** What {@link safeCell} did to a cell is undone. */
export const readCell = (cell: string): string =>
  cell
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .replace(/([;\t\r\n]\s*)'(?=[=+\-@])/g, '$1')
    .trim()
