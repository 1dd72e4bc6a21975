import { contextBridge, ipcRenderer } from 'electron'
import { commandChannel, placeChannel, snapshotChannel, type Bridge } from './contract.ts'

/** All that a screen can reach: plain data in, plain data out, and no event of Electron's. */
const bridge: Bridge = {
  call: (name, params) => ipcRenderer.invoke(commandChannel, name, params),
  onSnapshot: (listener) => void ipcRenderer.on(snapshotChannel, (_event, json) => listener(json)),
  onPlace: (listener) => void ipcRenderer.on(placeChannel, (_event, place) => listener(place)),
}

contextBridge.exposeInMainWorld('sidetone', bridge)

// The system tells Chromium of its networks, and Node nothing.
interface Source<Change extends string> {
  addEventListener(type: Change, listener: () => void): void
}
declare const window: Source<'online' | 'offline'>
declare const navigator: { readonly connection: Source<'change'> }
window.addEventListener('online', () => void bridge.call('reconnect', {}))
const look = () => void bridge.call('lookAtNetwork', {})
window.addEventListener('offline', look)
navigator.connection.addEventListener('change', look)
