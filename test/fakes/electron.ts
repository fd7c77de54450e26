/** What shell files read of Electron while they are loaded in a unit test; anything that acts is proved end to end. */
export const app = {
  isPackaged: false,
  getPath: () => '/opt/relaywatch/relaywatch',
  getAppPath: () => '/opt/relaywatch/app',
  getVersion: () => '0.0.0',
};
export const ipcMain = { on: () => undefined };
export const shell = {};
export const net = {
  fetch: async (): Promise<Response> => {
    throw new Error('net::ERR_INTERNET_DISCONNECTED');
  },
};

const electron = { app, ipcMain, net, shell };

// electron-store imports Electron's default export.
export { electron as default };
