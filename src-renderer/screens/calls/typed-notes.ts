/** What was typed, by call, until the list has it: a note that is still being written, or was refused, is not lost. */
export const typedNotes = new Map<number, string>()
