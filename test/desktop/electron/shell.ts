import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Shell } from 'electron';
import { recorded } from './recorded.ts';
import { badArgument, standIn } from './stand-in.ts';

/** Opens links only for a person on their own desktop (`run.ts` says so); for a test what was asked for is recorded. */
const open = (target: string): void => {
  if (process.env['STAND_IN_OPENS'] !== '1') return;
  spawn('xdg-open', [target], { stdio: 'ignore', detached: true })
    .on('error', (error) => process.emitWarning(`cannot open ${target}: ${error.message}`))
    .unref();
};

/** How many of the next links nothing will open; set by a test. */
export const failing = { links: 0 };

const openLink = async (url: string): Promise<void> => {
  if (failing.links > 0) {
    failing.links -= 1;
    throw new Error('Failed to open path'); // Electron's words where xdg-open is missing
  }
  // macOS says so; Linux and Windows hand on an empty text, which opens nothing.
  if (!URL.canParse(url)) throw new Error('Invalid URL');
  recorded.openedExternal.push(url);
  open(url);
};

export const shell: Shell = standIn<Shell>('shell', {
  openExternal: (url) => {
    if (typeof url !== 'string') throw badArgument(url);
    return openLink(url);
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
