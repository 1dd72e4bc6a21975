import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * macOS wants a menu bar, and takes Copy and Paste from it; elsewhere the windows have none. To be called before the app is
 * ready, or Electron makes one of its own.
 */
export function setAppMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null)
  const bar: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]
  Menu.setApplicationMenu(Menu.buildFromTemplate(bar))
}
