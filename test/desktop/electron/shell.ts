import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Shell } from 'electron';
import { recorded } from './recorded.ts';
import { standIn } from './stand-in.ts';

/** Opens links only for a person on their own desktop (`run.ts` says so); for a test what was asked for is recorded. */
const open = (target: string): void => {
  if (process.env['STAND_IN_OPENS'] !== '1') return;
  spawn('xdg-open', [target], { stdio: 'ignore', detached: true })
    .on('error', (error) => process.emitWarning(`cannot open ${target}: ${error.message}`))
    .unref();
};

export const shell: Shell = standIn<Shell>('shell', {
  openExternal: async (url) => {
    recorded.openedExternal.push(url);
    open(url);
  },
  openPath: async (path) => {
    recorded.shownInFolder.push(path);
    open(path);
    return '';
  },
  showItemInFolder: (path) => {
    recorded.shownInFolder.push(path);
    open(dirname(path));
  },
});
