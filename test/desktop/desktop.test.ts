import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callBus, connectBus } from './dbus/bus.ts';
import { startDesktop } from './desktop.ts';
import { decodePng } from './electron/png.ts';
import { FIXTURE, type OpenFixture, openFixture } from './fixture.ts';
import { chooseTrayItem, clickNotification, clickTray } from './hands.ts';
import { launch } from './launch.ts';

let fixture: OpenFixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.stop());

test('the tray’s icon stands in the panel', async () => {
  const file = join(fixture.desktop.home, 'panel.png');
  const darkPixels = async () => {
    await fixture.desktop.screenshot(file);
    const { width, rgba } = decodePng(readFileSync(file));
    const corner = Array.from(
      { length: 20 * 20 },
      (_, at) => (4 + Math.floor(at / 20)) * width + width - 26 + (at % 20),
    );
    return corner.filter((pixel) => (rgba[pixel * 4] ?? 255) < 64).length;
  };
  await expect.poll(darkPixels, { timeout: 10_000 }).toBeGreaterThan(40);
  expect(await fixture.app.control.tray()).toMatchObject({ toolTip: 'Fixture is well' });
});

test('a real click on the tray reaches the application', async () => {
  await clickTray(fixture.desktop);
  await fixture.app.line('tray click');
});

test('a line of the tray’s menu, chosen with real keys, reaches the application', async () => {
  await chooseTrayItem(fixture.desktop, fixture.app.control, 'Say hello');
  await fixture.app.line('menu hello');
  await chooseTrayItem(fixture.desktop, fixture.app.control, 'Often');
  await fixture.app.line('menu often true');
});

test('without a mouse the tray and its menu can be clicked as well, inner lines too', async () => {
  await fixture.app.control.clickMenuItem('Others', 'Inner');
  await fixture.app.line('menu inner');
  await expect(fixture.app.control.clickMenuItem('Nothing')).rejects.toThrow("no line 'Nothing'");
});

test('a real click on a real notification reaches the application, in Electron’s order', async () => {
  const asked = { title: 'Something happened', body: 'A click opens it', actions: [{ type: 'button', text: 'Later' }] };
  await fixture.ask(`fixture.invoke('notify', ${JSON.stringify(asked)})`);
  await fixture.app.line('notification show');
  await clickNotification(fixture.desktop);
  await fixture.app.line('notification close');
  const events = fixture.app.lines.filter((line) => line.startsWith('notification'));
  expect(events.map((line) => line.trim())).toEqual([
    'notification show',
    'notification click',
    'notification close userCanceled',
  ]);
  expect(await fixture.app.control.notifications()).toMatchObject([{ title: 'Something happened' }]);
});

test('what other systems’ notifications can do is raised by the test', async () => {
  await fixture.app.control.raiseNotification(0, 'action', 1);
  await fixture.app.line('notification action');
});

test('sleep, dialogs and links are raised, answered and recorded', async () => {
  await fixture.app.control.raisePower('suspend');
  await fixture.app.line('power suspend');
  await fixture.app.control.answerMessage({ response: 1 });
  expect(await fixture.ask(`fixture.invoke('ask', { message: 'Sure?' })`)).toEqual({
    response: 1,
    checkboxChecked: false,
  });
  await fixture.ask(`fixture.invoke('external', 'https://example.com/help')`);
  expect(await fixture.app.control.recorded()).toMatchObject({
    openedExternal: ['https://example.com/help'],
    dialogs: [{ kind: 'message', options: { message: 'Sure?' } }],
  });
});

test('a second instance greets the first and ends', async () => {
  const second = launch({ desktop: fixture.desktop, main: FIXTURE, args: ['--hello'] });
  expect(await second.exited).toBe(0);
  expect(second.lines[0]).toBe('second instance');
  expect(await fixture.app.line('second --hello')).toBe('second --hello {"greeting":"hello"}');
});

test.for([
  { keyring: 'unlocked', isThere: true, isLocked: false },
  { keyring: 'locked', isThere: true, isLocked: true },
  { keyring: 'none', isThere: false, isLocked: undefined },
] as const)('a desktop can be had with its keyring $keyring', async ({ keyring, isThere, isLocked }) => {
  const desktop = await startDesktop({ keyring, panel: false, notifications: false });
  const bus = await connectBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const read = callBus(bus, {
    destination: 'org.freedesktop.secrets',
    path: '/org/freedesktop/secrets/collection/login',
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  if (isThere) expect(await read).toMatchObject([{ value: isLocked }]);
  else await expect(read).rejects.toThrow(/not provided by any/);
  bus.disconnect();
  await desktop.stop();
});
