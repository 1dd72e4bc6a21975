import { app, BrowserWindow, session, type IpcMainInvokeEvent, type WebPreferences } from 'electron'
import { isOurUrl, pageUrl } from './page-address.ts'

/** What every window is made with. The defaults say most of it; said here, no version can change it. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: !app.isPackaged,
  // Its dictionaries would be fetched from the network.
  spellcheck: false,
})

/** Pages stay where they are, open nothing and reach no network; the main window alone may ask for the microphone, to record. To be called before any window is made. */
export function lockDown(onProblem: (what: string) => void): void {
  app.on('web-contents-created', (_created, contents) => {
    const stay = (event: { preventDefault(): void }, what: string) => {
      event.preventDefault()
      onProblem(`${what} was stopped`)
    }
    contents.on('will-navigate', (event) => stay(event, 'a navigation'))
    contents.on('will-frame-navigate', (event) => stay(event, 'a navigation'))
    contents.on('will-redirect', (event) => stay(event, 'a redirect'))
    contents.on('will-attach-webview', (event) => stay(event, 'a webview'))
    contents.setWindowOpenHandler(() => {
      onProblem('a new window was stopped')
      return { action: 'deny' }
    })
  })

  const pages = session.defaultSession
  pages.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : undefined
    const soundOnly = kinds?.length === 1 && kinds[0] === 'audio'
    answer(permission === 'media' && soundOnly && details.isMainFrame && isRecorder(contents.getURL()))
  })
  pages.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      permission === 'media' &&
      details.mediaType === 'audio' &&
      details.isMainFrame &&
      contents !== null &&
      isRecorder(contents.getURL()),
  )
  pages.setDevicePermissionHandler(() => false)
  pages.on('will-download', (event) => event.preventDefault())
  const network = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }
  pages.webRequest.onBeforeRequest(network, (_details, answer) => answer({ cancel: true }))
}

/** The page that has a recorder. */
const isRecorder = (url: string): boolean => url === pageUrl('main')

/** Whether a command comes from where commands may come from: one of our pages, in the main frame of one of our windows. */
export function isFromOurs({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    isOurUrl(senderFrame.url) &&
    BrowserWindow.fromWebContents(sender) !== null
  )
}
