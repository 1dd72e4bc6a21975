import { writeDialEntry, type DialEntry } from '../model/dial-entry.ts'
import type { ServiceHandlers, SignedIn } from './handler.ts'
import { refuse } from './refuse.ts'
import { takeSound } from './take-sound.ts'

const entriesOf = ({ switchboard, line }: SignedIn): readonly DialEntry[] =>
  switchboard.records.of(line.id).dialDirectory

function entryOf(context: SignedIn, id: number, at = 'i_entry'): DialEntry {
  const found = entriesOf(context).find((entry) => entry.id === id)
  return found ?? refuse(context, { [at]: `there is no entry ${id}` })
}

/** Puts an entry in its place, with the spoken name that came along. Two entries do not share a number to dial it by. */
function put(context: SignedIn, entry: DialEntry): void {
  const { abbreviated_number: number, prompt: name } = entry.settings
  const others = entriesOf(context).filter(({ id }) => id !== entry.id)
  if (others.some(({ settings }) => settings.abbreviated_number === number))
    refuse(context, { 'dir_entry_info.abbreviated_number': `${number} is taken` })
  const at = 'dir_entry_info.prompt'
  const prompt =
    context.file === undefined
      ? entry.prompt
      : takeSound(context, context.file, { name: name ?? context.file.name, at }).into(entry.prompt)
  context.switchboard.records.change(context.line.id, (of) => ({
    ...of,
    dialDirectory: [...others, { ...entry, prompt }].toSorted((one, other) => one.id - other.id),
  }))
}

/** The dial-by-name directory, as the appendix's script walks it. */
export const dialDirectory: ServiceHandlers<'DialDirectory'> = {
  get_dir_info: (_, context) => ({ answer: { dir_entry_list: entriesOf(context).map(writeDialEntry) } }),

  create_dir_entry: ({ dir_entry_info }, context) => {
    const id = context.switchboard.records.nextNumber()
    put(context, { id, settings: dir_entry_info, prompt: undefined })
    return { answer: { i_entry: id } }
  },

  update_dir_entry: ({ dir_entry_info: { i_entry, ...settings } }, context) => {
    const former = entryOf(context, i_entry, 'dir_entry_info.i_entry')
    put(context, { ...former, settings: { ...former.settings, ...settings } })
    return { answer: { i_entry } }
  },

  get_dir_entry: ({ i_entry }, context) => ({
    answer: { dir_entry_info: writeDialEntry(entryOf(context, i_entry)) },
  }),

  del_dir_entry: ({ i_entry }, context) => {
    entryOf(context, i_entry)
    const dialDirectory = entriesOf(context).filter(({ id }) => id !== i_entry)
    context.switchboard.records.change(context.line.id, (of) => ({ ...of, dialDirectory }))
    return { answer: { i_entry } }
  },
}
