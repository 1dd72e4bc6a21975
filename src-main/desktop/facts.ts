import { join } from 'node:path'
import { app } from 'electron'
import type { AppFacts } from '../state/snapshot.ts'

/** What is true of this program for as long as it runs. A package made with the stand-in for Electron says `-dev`. */
export const appFacts = (): AppFacts => ({
  version: app.getVersion(),
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  notForRelease: !app.isPackaged || app.getVersion().includes('-dev'),
})

/** Where the app's own files are. */
export const appPaths = () => ({
  data: app.getPath('userData'),
  logs: join(app.getPath('userData'), 'logs'),
  pages: join(import.meta.dirname, '../renderer'),
  icon: join(app.getAppPath(), 'resources/icon.png'),
  trayMarks: join(app.getAppPath(), 'resources/tray'),
  /** What other programs can show: they cannot look into our archive, but know an installed app's icon by its name. */
  noticeIcon: app.isPackaged ? 'sidetone' : join(app.getAppPath(), 'resources/icon.png'),
})
