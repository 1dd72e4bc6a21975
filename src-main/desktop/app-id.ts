/** The `appId` of the packages. On Windows notifications and the taskbar know the app by it, as the installer's shortcut names it. */
export const appId = 'org.sidetone.app'
