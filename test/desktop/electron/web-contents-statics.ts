import type { webContents as Statics, WebContents } from 'electron';
import { runtime } from './runtime.ts';
import { standIn } from './stand-in.ts';

const all = (): WebContents[] => [...runtime.windows.values()].map(({ contents }) => contents);

export const webContents: typeof Statics = standIn<typeof Statics>('webContents', {
  getAllWebContents: all,
  getFocusedWebContents: () => [...runtime.windows.values()].find(({ self }) => self.isFocused())?.contents ?? null,
  fromId: (id) => runtime.windows.get(id)?.contents,
});
