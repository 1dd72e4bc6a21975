// The floor: the least that any Electron app would do. A window made before shows a text when a frame comes over the same
// wss, a button sends one frame. Everything that Sidetone takes above this is Sidetone's.
import { app, BrowserWindow, ipcMain } from 'electron'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'

const { url, shown, requests } = JSON.parse(process.env.FLOOR ?? '{}')
const painted = () => console.log(`painted ${performance.timeOrigin + performance.now()}`)
const here = (name) => fileURLToPath(new URL(name, import.meta.url))

app.disableHardwareAcceleration()
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 384,
    height: 220,
    show: shown === true,
    frame: false,
    transparent: true,
    alwaysOnTop: true,
    skipTaskbar: true,
    webPreferences: { preload: here('preload.cjs'), sandbox: true, contextIsolation: true },
  })
  ipcMain.handle('painted', painted)
  void window.loadFile(here('floor.html'))
  if (url !== undefined) connect(window)
})

function connect(window) {
  let text = ''
  const socket = new WebSocket(url, { rejectUnauthorized: false, perMessageDeflate: false })
  socket.on('open', () => {
    for (const request of requests) socket.send(JSON.stringify(request))
  })
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data))
    const call = frame.result?.call_info
    // The caller's leg is told first, and says nothing of whether our phone rings.
    if (call === undefined || call.type !== 'incoming') return
    const next = call.state === 'terminated' ? '' : call.caller.display_id
    if (next === text) return
    text = next
    window.webContents.send('text', text)
    // One that is shown from the start stays so.
    if (shown === true) return
    if (text === '') window.hide()
    else window.showInactive()
  })
  ipcMain.handle('press', (_event, frame) => socket.send(JSON.stringify(frame)))
}
