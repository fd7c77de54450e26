import type {
  BaseWindow,
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { recorded } from './recorded.ts';
import { standIn } from './stand-in.ts';

/** What the person will answer next; set by a test. Without one a dialog is cancelled, as by Escape. */
export const answers: {
  message: Partial<MessageBoxReturnValue>[];
  save: SaveDialogReturnValue[];
  open: OpenDialogReturnValue[];
} = { message: [], save: [], open: [] };

/** Electron takes the options alone or after a parent window. A destroyed parent is none. */
const read = <T>(given: readonly unknown[]): { readonly options: T; readonly parent: number | null } => ({
  options: given.at(-1) as T, // the overloads say the last one is the options
  parent: given.length > 1 ? parentOf(given[0] as BaseWindow | null) : null,
});
const parentOf = (window: BaseWindow | null): number | null => (window && !window.isDestroyed() ? window.id : null);

/** Shows nothing: each dialog is recorded and answered by what a test has set. */
export const dialog: Dialog = standIn<Dialog>('dialog', {
  showMessageBox: async (...given: readonly unknown[]) => {
    const shown = { kind: 'message' as const, ...read<MessageBoxOptions>(given) };
    recorded.dialogs.push(shown);
    return {
      response: shown.options.cancelId ?? 0,
      checkboxChecked: shown.options.checkboxChecked ?? false,
      ...answers.message.shift(),
    };
  },
  showSaveDialog: async (...given: readonly unknown[]) => {
    recorded.dialogs.push({ kind: 'save', ...read<SaveDialogOptions>(given) });
    return answers.save.shift() ?? { canceled: true, filePath: '' };
  },
  showOpenDialog: async (...given: readonly unknown[]) => {
    recorded.dialogs.push({ kind: 'open', ...read<OpenDialogOptions>(given) });
    return answers.open.shift() ?? { canceled: true, filePaths: [] };
  },
  showErrorBox: (title, content) => {
    recorded.dialogs.push({ kind: 'error', options: { title, content } });
  },
});
