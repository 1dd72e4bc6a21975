const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('floor', {
  onText: (listener) => ipcRenderer.on('text', (_event, text) => listener(text)),
  painted: () => ipcRenderer.invoke('painted'),
  press: (frame) => ipcRenderer.invoke('press', frame),
})
