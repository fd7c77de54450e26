import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** Offers the usual menu on a right click, which Electron leaves to the application: editing in a field, else copying. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const { canCut, canCopy, canPaste, canSelectAll } = editFlags;
    const copy: MenuItemConstructorOptions = { role: 'copy', enabled: canCopy };
    const editing: MenuItemConstructorOptions[] = [
      { role: 'cut', enabled: canCut },
      copy,
      { role: 'paste', enabled: canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: canSelectAll },
    ];
    const template = isEditable ? editing : selectionText.trim() === '' ? [] : [copy];
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
