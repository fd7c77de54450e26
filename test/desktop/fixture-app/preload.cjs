const { contextBridge, ipcRenderer } = require('electron');

window.isSecret = true;
contextBridge.exposeInMainWorld('fixture', {
  versions: { electron: process.versions.electron },
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  tell: (...values) => ipcRenderer.send('told', ...values),
  onPushed: (listener) => {
    const hear = (_event, value) => listener(value);
    ipcRenderer.on('pushed', hear);
    return () => ipcRenderer.removeListener('pushed', hear);
  },
});
