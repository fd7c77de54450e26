import { type BrowserWindow, dialog } from 'electron';

/**
 * The dialogs shown when the person closes the window. Each belongs to the window: without one, a dialog stops all of
 * JavaScript on macOS and may not answer on Linux (electron#23319, electron#51049).
 */
export interface ClosingWords {
  /** Shown once: says that Relaywatch stays in the tray, and then closes the window. */
  readonly tell: (window: BrowserWindow) => Promise<void>;
  /**
   * Shown every time on a desktop without a tray, where closing would leave no way back: offers to minimise or quit.
   */
  readonly ask: (window: BrowserWindow) => Promise<void>;
}

export function closingWords(does: { readonly minimize: () => void; readonly quit: () => void }): ClosingWords {
  let isOpen = false;

  /** Resolves to whether the second button was pressed; undefined while an earlier dialog is open. */
  const say = async (window: BrowserWindow, words: { message: string; detail: string; buttons: [string, string] }) => {
    if (isOpen) return undefined;
    isOpen = true;
    const options = { type: 'info' as const, title: 'Relaywatch', defaultId: 0, cancelId: 0, ...words };
    const { response } = await dialog.showMessageBox(window, options).finally(() => {
      isOpen = false;
    });
    return response === 1;
  };

  return {
    tell: async (window) => {
      const wantsToQuit = await say(window, {
        message: 'Relaywatch stays in the tray and goes on watching',
        detail: 'A click on its icon opens the window again.',
        buttons: ['Keep watching', 'Quit instead'],
      });
      if (wantsToQuit) does.quit();
      if (wantsToQuit === false && !window.isDestroyed()) window.close();
    },
    ask: async (window) => {
      const wantsToQuit = await say(window, {
        message: 'This desktop has no tray, so the window stays',
        detail:
          'Relaywatch watches only while it runs. Minimised, it goes on watching and tells you when something is wrong.',
        buttons: ['Minimise and keep watching', 'Quit'],
      });
      if (wantsToQuit === false) does.minimize();
      if (wantsToQuit) does.quit();
    },
  };
}
