import { contextBridge, ipcRenderer } from 'electron'
import { commandChannel, placeChannel, snapshotChannel, type Bridge } from './contract.ts'

/** All that a screen can reach: plain data in, plain data out, and no event of Electron's. */
const bridge: Bridge = {
  call: (name, params) => ipcRenderer.invoke(commandChannel, name, params),
  onSnapshot: (listener) => void ipcRenderer.on(snapshotChannel, (_event, json) => listener(json)),
  onPlace: (listener) => void ipcRenderer.on(placeChannel, (_event, place) => listener(place)),
}

contextBridge.exposeInMainWorld('sidetone', bridge)

// Only Chromium tells at once that there is a network again.
declare const window: { addEventListener(type: 'online', listener: () => void): void }
window.addEventListener('online', () => void bridge.call('reconnect', {}))
