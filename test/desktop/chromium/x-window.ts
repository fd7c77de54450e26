import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** With `--sync` xdotool would wait for ever for a window that has gone meanwhile. */
const LIMIT_MS = 15_000;
const xdotool = async (...args: string[]): Promise<string> =>
  (await run('xdotool', args, { timeout: LIMIT_MS })).stdout.trim();

/** What only the window manager can do to a window. */
export interface XWindow {
  /** The X identity of the window, as xdotool takes it. */
  readonly id: string;
  readonly map: () => Promise<void>;
  /** Shows it without the focus, which a window manager gives to what is new otherwise. */
  readonly mapInactive: () => Promise<void>;
  /** Takes the window off the screen and out of the task list; the page stays alive and painted. */
  readonly unmap: () => Promise<void>;
  readonly activate: () => Promise<void>;
  readonly setTitle: (title: string) => Promise<void>;
}

/** xdotool walks all windows, and gives up where any of them goes meanwhile: then it has to walk again. */
const search = async (name: string): Promise<string> => {
  try {
    return await xdotool('search', '--sync', '--classname', `^${name}$`);
  } catch (error) {
    if (error instanceof Error && error.message.includes('BadWindow')) return search(name);
    throw error;
  }
};

/** Waits until a window called `name` (its WM_CLASS instance) is there. */
export const findXWindow = async (name: string): Promise<XWindow> => {
  const [id = ''] = (await search(name)).split('\n');
  const map = async (): Promise<void> => void (await xdotool('windowmap', '--sync', id));
  return {
    id,
    map,
    mapInactive: async () => {
      await run('xprop', ['-id', id, '-f', '_NET_WM_USER_TIME', '32c', '-set', '_NET_WM_USER_TIME', '0']);
      await map();
    },
    unmap: async () => void (await xdotool('windowunmap', id)),
    activate: async () => void (await xdotool('windowactivate', id)),
    setTitle: async (title) => void (await xdotool('set_window', '--name', title, id)),
  };
};
