import { dialog } from 'electron';

/** The dialogs shown when the person closes the window. */
export interface ClosingWords {
  /** Shown once: says that Relaywatch stays in the tray. */
  readonly tell: () => Promise<void>;
  /**
   * Shown every time on a desktop without a tray, where closing would leave no way back: offers to minimise or quit.
   */
  readonly ask: () => Promise<void>;
}

export function closingWords(does: { readonly minimize: () => void; readonly quit: () => void }): ClosingWords {
  let isOpen = false;

  /** Resolves to whether the second button was pressed; undefined while an earlier dialog is open. */
  const say = async (words: { message: string; detail: string; buttons: [string, string] }) => {
    if (isOpen) return undefined;
    isOpen = true;
    const options = { type: 'info' as const, title: 'Relaywatch', defaultId: 0, cancelId: 0, ...words };
    const { response } = await dialog.showMessageBox(options).finally(() => {
      isOpen = false;
    });
    return response === 1;
  };

  return {
    tell: async () => {
      const wantsToQuit = await say({
        message: 'Relaywatch stays in the tray and goes on watching',
        detail: 'A click on its icon opens the window again.',
        buttons: ['Keep watching', 'Quit instead'],
      });
      if (wantsToQuit) does.quit();
    },
    ask: async () => {
      const wantsToQuit = await say({
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
