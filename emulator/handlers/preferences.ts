import type { ServiceHandlers } from './handler.ts'

/** Folder preferences and Mailbox and message display options. */
export const preferences: ServiceHandlers<'SMPreferences'> = {
  get_folder_preferences: (_, { switchboard, line }) => ({
    answer: { folder_prefs: switchboard.records.of(line.id).folders },
  }),

  set_folder_preferences: ({ folder_prefs }, { switchboard, line }) => {
    switchboard.records.change(line.id, (of) => ({ ...of, folders: { ...of.folders, ...folder_prefs } }))
    return { answer: { success: 1 } }
  },

  get_display_preferences: (_, { switchboard, line }) => ({
    answer: { display_prefs: switchboard.records.of(line.id).display },
  }),

  set_display_preferences: ({ display_prefs }, { switchboard, line }) => {
    switchboard.records.change(line.id, (of) => ({ ...of, display: { ...of.display, ...display_prefs } }))
    return { answer: { success: 1 } }
  },
}
