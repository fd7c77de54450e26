import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenFixture, openFixture } from './fixture.ts';
import { closeWindow } from './hands.ts';

const run = promisify(execFile);

let fixture: OpenFixture;
beforeEach(async () => {
  fixture = await openFixture({ panel: false, notifications: false, keyring: 'none' });
});
afterEach(() => fixture.stop());

const theWindow = async () => {
  const [window] = await fixture.app.control.windows();
  if (!window) throw new Error('there is no window');
  return window;
};
const closeIt = async () => closeWindow(fixture.desktop, String((await theWindow()).xid));
/** The lines of these beginnings, in the order in which the application wrote them. */
const said = (...beginnings: readonly string[]) =>
  fixture.app.lines.filter((line) => beginnings.some((beginning) => line.startsWith(beginning)));

test('events come in Electron’s order, and a hidden window is shown when it is ready', async () => {
  expect(said('contents', 'window ready', 'window show', 'loaded')).toEqual([
    'contents dom-ready',
    'contents did-finish-load',
    'window ready-to-show',
    'window show',
    'loaded app://fixture/index.html',
  ]);
  expect(await theWindow()).toMatchObject({ url: 'app://fixture/index.html', isVisible: true });
  await expect.poll(theWindow).toMatchObject({ bounds: { width: 700, height: 500 } });
});

test('the person’s close can be refused, and the page stays as it was', async () => {
  await fixture.ask(`fixture.invoke('veto', true)`);
  await fixture.ask(`void (document.title = 'as it was')`);
  await closeIt();
  await fixture.app.line('window close');
  await expect.poll(() => fixture.page.title()).toBe('as it was');
  expect(await fixture.app.control.windows()).toHaveLength(1);
  await fixture.ask(`fixture.invoke('veto', false)`);
  await closeIt();
  await fixture.app.line('app window-all-closed');
  expect(said('window close', 'app')).toEqual([
    'window close',
    'window close',
    'window closed',
    'app window-all-closed',
  ]);
  expect(await fixture.app.control.windows()).toEqual([]);
});

test('destroy closes without asking, and a new window opens as before', async () => {
  await fixture.ask(`fixture.invoke('veto', true)`);
  await fixture.ask(`void fixture.invoke('destroy')`);
  await fixture.app.line('window closed');
  expect(said('window close')).toEqual(['window closed']);
  await fixture.app.control.raiseApp('activate');
  await expect.poll(() => said('loaded')).toHaveLength(2);
  const [opened] = fixture.page.context().pages();
  await opened?.evaluate(`fixture.invoke('veto', false)`);
});

test('a hidden window is off the screen while its page lives on', async () => {
  await fixture.ask(`fixture.invoke('hide')`);
  await fixture.app.line('window hide');
  expect(await theWindow()).toMatchObject({ isVisible: false });
  expect(await fixture.ask(`fixture.invoke('echo', 'alive')`)).toBe('alive');
});

test('what the person does to the window’s place is told', async () => {
  await run('xdotool', ['windowsize', String((await theWindow()).xid), '620', '410'], { env: fixture.desktop.env });
  await fixture.app.line('window resize');
  expect(await theWindow()).toMatchObject({ bounds: { width: 620, height: 410 } });
});

test('a crashed page is told with its reason, and comes back when reloaded', async () => {
  const { id } = await theWindow();
  await fixture.app.control.crash(id);
  await fixture.app.line('contents gone crashed');
  await expect.poll(() => said('contents did-finish-load')).toHaveLength(2);
  expect(await theWindow()).toMatchObject({ isCrashed: false });
});

test('colours of the desktop and of the application reach the page', async () => {
  const isDark = () => fixture.ask(`matchMedia('(prefers-color-scheme: dark)').matches`);
  expect(await isDark()).toBe(false);
  await fixture.app.control.setTheme({ isDark: true, isHighContrast: true });
  await expect.poll(isDark).toBe(true);
  expect(await fixture.ask(`matchMedia('(prefers-contrast: more)').matches`)).toBe(true);
  await fixture.ask(`fixture.invoke('theme', 'light')`);
  await expect.poll(isDark).toBe(false);
});

test('a signal quits in Electron’s order', async () => {
  fixture.app.process.kill('SIGTERM');
  expect(await fixture.app.exited).toBe(0);
  expect(said('app', 'window close')).toEqual([
    'app before-quit',
    'window close',
    'window closed',
    'app will-quit',
    'app quit',
  ]);
});

test('a window that refuses to close keeps the application from quitting', async () => {
  await fixture.ask(`fixture.invoke('veto', true)`);
  await fixture.app.control.quit();
  expect(await fixture.ask(`fixture.invoke('veto', false)`)).toBeUndefined();
  expect(said('app', 'window close')).toEqual(['app before-quit', 'window close']);
});
