import type { Shell } from 'electron';
import { recorded } from './recorded.ts';
import { standIn } from './stand-in.ts';

/** Opens nothing: what the application asked for is recorded. */
export const shell: Shell = standIn<Shell>('shell', {
  openExternal: async (url) => {
    recorded.openedExternal.push(url);
  },
  openPath: async (path) => {
    recorded.shownInFolder.push(path);
    return '';
  },
  showItemInFolder: (path) => {
    recorded.shownInFolder.push(path);
  },
});
