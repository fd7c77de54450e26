import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Fact, HandsCheck } from './fact.ts';
import type { FactsApp } from './running.ts';

const run = promisify(execFile);

/** What Chromium as a browser would draw or do comes a moment after the event. */
const SETTLE_MS = 300;

const xdotool = async ({ desktop }: FactsApp, ...args: readonly (string | number)[]): Promise<void> => {
  await run('xdotool', args.map(String), { env: desktop.env });
};

/** Windows on the screen, a menu of Chromium's among them. */
const screenWindows = async ({ desktop }: FactsApp): Promise<number> => {
  const { stdout } = await run('xwininfo', ['-root', '-children'], { env: desktop.env });
  return stdout.split('\n').filter((line) => /^ +0x/.test(line)).length;
};

/** Puts one element in the page and gives the place of its middle on the screen. */
const show = async ({ page }: FactsApp, html: string): Promise<readonly [number, number]> => {
  const middle = await page.evaluate(`(() => {
    document.body.innerHTML = ${JSON.stringify(html)};
    const { x, y, width, height } = document.body.firstElementChild.getBoundingClientRect();
    return [screenX + x + width / 2, screenY + outerHeight - innerHeight + y + height / 2];
  })()`);
  return middle as [number, number]; // evaluated above
};

const rightClick = async (running: FactsApp, [x, y]: readonly [number, number]): Promise<void> => {
  await xdotool(running, 'mousemove', x, y, 'sleep', 0.15, 'click', 3);
};

/** Does something in the page by mouse or keys, and gives whether it is larger or smaller then. */
const isZoomedBy = async (running: FactsApp, ...hands: readonly (string | number)[]): Promise<boolean> => {
  const ratio = () => running.page.evaluate('devicePixelRatio');
  const place = await show(running, '<p>A text</p>');
  await xdotool(running, 'mousemove', ...place, 'sleep', 0.15, 'click', 1);
  const before = await ratio();
  await xdotool(running, ...hands);
  await pause(SETTLE_MS);
  return before !== (await ratio());
};

const CONTEXT_MENU = 'docs: webContents, context-menu; electron#4068';
const KEYS = 'E: shell/browser/native_window_views.cc: keys are those of the menu, which was removed';

/** What the last context menu was told of, in the process of the application. */
let lastMenu: object | null = null;

/** The last key that the application was told of. */
let lastKey: object | null = null;

/** What a context menu has done. */
const chosen: string[] = [];

/** Listens for the next context menu, and gives what was told of it. */
const hearMenu: HandsCheck['handler'] = (_electron, { sender }, step) => {
  if (step === 'told') return lastMenu;
  lastMenu = null;
  sender.removeAllListeners('context-menu');
  sender.once('context-menu', (_event, { isEditable, selectionText, editFlags, formControlType }) => {
    const { canPaste, canCut } = editFlags;
    lastMenu = { isEditable, selectionText, canPaste, canCut, isPassword: formControlType === 'input-password' };
  });
  return null;
};

export const HANDS: readonly Fact[] = [
  {
    name: 'A right click opens no menu, and tells the application on what it was',
    source: CONTEXT_MENU,
    electron: { opened: 0, isEditable: true, selectionText: 'a text', canPaste: true, canCut: true, isPassword: false },
    handler: hearMenu,
    hands: async (running, ask) => {
      await ask('listen');
      const place = await show(running, '<input value="a text">');
      const before = await screenWindows(running);
      await running.page.evaluate(`document.querySelector('input').select()`);
      await rightClick(running, place);
      await pause(SETTLE_MS);
      return { opened: (await screenWindows(running)) - before, ...Object(await ask('told')) };
    },
  },
  {
    name: 'A right click that the page keeps for itself is not told',
    source: CONTEXT_MENU,
    electron: null,
    handler: hearMenu,
    hands: async (running, ask) => {
      await ask('listen');
      const place = await show(running, '<p oncontextmenu="event.preventDefault()">A text</p>');
      await rightClick(running, place);
      await pause(SETTLE_MS);
      return ask('told');
    },
  },
  {
    name: 'A context menu is drawn, and a click on a line chooses it',
    source: 'docs: Menu.popup',
    electron: ['Second', 'closed'],
    handler: ({ Menu, BrowserWindow }, event, step) => {
      if (step === 'chosen') return chosen;
      chosen.length = 0;
      const window = BrowserWindow.fromWebContents(event.sender);
      const labels = ['First', 'Second'];
      const menu = Menu.buildFromTemplate(labels.map((label) => ({ label, click: () => chosen.push(label) })));
      if (window) menu.popup({ window, callback: () => chosen.push('closed') });
      return null;
    },
    hands: async (running, ask) => {
      const [x, y] = await show(running, '<p>A text</p>');
      await rightClick(running, [x, y]);
      await ask('open');
      await pause(SETTLE_MS);
      // The lines are as high as their text, and begin where the mouse was.
      await xdotool(running, 'mousemove', x + 20, y + 40, 'sleep', 0.15, 'click', 1);
      await pause(SETTLE_MS);
      return [...Object(await ask('chosen'))].sort();
    },
  },
  {
    name: 'Roles of a context menu edit what has the focus',
    source: 'docs: MenuItem, roles',
    electron: ['', 'moved'],
    handler: ({ Menu, BrowserWindow }, event) => {
      const window = BrowserWindow.fromWebContents(event.sender);
      const roles = ['selectAll', 'cut', 'paste'] as const;
      if (window) Menu.buildFromTemplate(roles.map((role) => ({ role }))).popup({ window });
    },
    hands: async (running, ask) => {
      const { page, app } = running;
      const value = () => page.evaluate(`document.querySelector('input').value`);
      const place = await show(running, '<input value="moved">');
      await xdotool(running, 'mousemove', ...place, 'sleep', 0.15, 'click', 1);
      const choose = async (label: string) => {
        await ask();
        await app.control.choosePopup(label);
      };
      await choose('Select All');
      await choose('Cut');
      await pause(SETTLE_MS);
      const between = await value();
      await choose('Paste');
      await pause(SETTLE_MS);
      return [between, await value()];
    },
  },
  {
    name: 'Ctrl and plus does not zoom where the application has no menu for it',
    source: KEYS,
    electron: false,
    hands: (running) => isZoomedBy(running, 'key', 'ctrl+equal'),
  },
  {
    name: 'A key is told before the page has it',
    source: 'docs: webContents, before-input-event',
    electron: { type: 'keyDown', key: 'k', control: true, shift: false, isAutoRepeat: false },
    handler: (_electron, { sender }, step) => {
      if (step === 'told') return lastKey;
      sender.removeAllListeners('before-input-event');
      sender.on('before-input-event', (_event, { type, key, control, shift, isAutoRepeat }) => {
        if (key === 'k') lastKey = { type, key, control, shift, isAutoRepeat };
      });
      return null;
    },
    hands: async (running, ask) => {
      await ask('listen');
      await isZoomedBy(running, 'key', 'ctrl+k');
      return ask('told');
    },
  },
  {
    name: 'A key that the application prevents does not reach the page',
    source: 'docs: webContents, before-input-event',
    electron: '',
    standIn: { differs: 'the page has the key before the main process can answer' },
    handler: (_electron, { sender }) => {
      sender.removeAllListeners('before-input-event');
      sender.once('before-input-event', (event) => event.preventDefault());
    },
    hands: async (running, ask) => {
      const place = await show(running, '<input>');
      await xdotool(running, 'mousemove', ...place, 'sleep', 0.15, 'click', 1);
      await ask();
      await xdotool(running, 'key', 'k');
      await pause(SETTLE_MS);
      return running.page.evaluate(`document.querySelector('input').value`);
    },
  },
  {
    name: 'Ctrl and the wheel does not zoom',
    source: 'docs: webContents, zoom-changed',
    electron: false,
    hands: (running) => isZoomedBy(running, 'keydown', 'ctrl', 'click', 4, 'keyup', 'ctrl'),
  },
  {
    name: 'The keys of a browser do nothing: it does not reload, print, find, or close',
    source: KEYS,
    electron: ['here', 1, 0],
    hands: async (running) => {
      const { page, app } = running;
      await page.evaluate(`globalThis.mark = 'here'`);
      const before = await screenWindows(running);
      await isZoomedBy(running, 'key', 'F5', 'ctrl+r', 'ctrl+p', 'ctrl+f', 'ctrl+w', 'F11');
      const opened = (await screenWindows(running)) - before;
      return [await page.evaluate('globalThis.mark'), (await app.control.windows()).length, opened];
    },
  },
  {
    name: 'Keys that edit a text work',
    source: 'Chromium: content editing commands',
    electron: 'axya textxya text',
    hands: async (running) => {
      const place = await show(running, '<input value="a text">');
      await xdotool(running, 'mousemove', ...place, 'sleep', 0.15, 'click', 1);
      await xdotool(running, 'key', 'ctrl+a', 'ctrl+c', 'ctrl+Home', 'a', 'x', 'y', 'ctrl+End', 'x', 'y', 'ctrl+v');
      await pause(SETTLE_MS);
      return running.page.evaluate(`document.querySelector('input').value`);
    },
  },
];
