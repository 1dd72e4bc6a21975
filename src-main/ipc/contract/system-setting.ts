/** What a person chooses here and the system has to carry out. */
export type SystemSetting = 'startAtLogin' | 'openLinks'

/** Why it did not: its folder cannot be written, its program for it is not there, or what the log has. */
export type SystemTrouble = 'notWritable' | 'noTool' | 'failed'

/** Of the choices that the system did not carry out the last time; the setting stands as it is there. */
export type SettingTrouble = Readonly<Partial<Record<SystemSetting, SystemTrouble>>>
