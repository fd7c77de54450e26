import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';

/** Asks where to save a file, beginning in the folder of downloads. Resolves to false if the person cancels. */
export async function saveFile(suggestedName: string, content: Uint8Array): Promise<boolean> {
  const defaultPath = join(app.getPath('downloads'), suggestedName);
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, { defaultPath })
    : dialog.showSaveDialog({ defaultPath }));
  if (canceled || !filePath) return false;
  await writeFile(filePath, content);
  return true;
}
