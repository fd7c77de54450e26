import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { recorded, type ShownDialog } from './recorded.ts';
import { standIn } from './stand-in.ts';

/** What the person will answer next; set by a test. Without one a dialog is cancelled, as by Escape. */
export const answers: {
  message: Partial<MessageBoxReturnValue>[];
  save: SaveDialogReturnValue[];
  open: OpenDialogReturnValue[];
} = { message: [], save: [], open: [] };

/** Electron takes the options alone or after a parent window. */
const optionsOf = <T>(given: readonly unknown[]): T => given.at(-1) as T; // the overloads say the last one is the options

const show = <T extends ShownDialog>(dialog: T): void => {
  recorded.dialogs.push(dialog);
};

/** Shows nothing: each dialog is recorded and answered by what a test has set. */
export const dialog: Dialog = standIn<Dialog>('dialog', {
  showMessageBox: async (...given: readonly unknown[]) => {
    const options = optionsOf<MessageBoxOptions>(given);
    show({ kind: 'message', options });
    return {
      response: options.cancelId ?? 0,
      checkboxChecked: options.checkboxChecked ?? false,
      ...answers.message.shift(),
    };
  },
  showSaveDialog: async (...given: readonly unknown[]) => {
    show({ kind: 'save', options: optionsOf<SaveDialogOptions>(given) });
    return answers.save.shift() ?? { canceled: true, filePath: '' };
  },
  showOpenDialog: async (...given: readonly unknown[]) => {
    show({ kind: 'open', options: optionsOf<OpenDialogOptions>(given) });
    return answers.open.shift() ?? { canceled: true, filePaths: [] };
  },
  showErrorBox: (title, content) => {
    show({ kind: 'error', options: { title, content } });
  },
});
