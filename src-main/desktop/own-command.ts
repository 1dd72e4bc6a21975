import { app } from 'electron'

/** How this program is started. An AppImage runs from a place that is new at every start. */
export const ownCommand = (): readonly string[] =>
  app.isPackaged ? [process.env['APPIMAGE'] ?? process.execPath] : [process.execPath, app.getAppPath()]
