/** The rooms of the main window. */
export type ScreenName = 'calls' | 'settings'
