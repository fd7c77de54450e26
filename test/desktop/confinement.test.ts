import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenFixture, openFixture } from './fixture.ts';

let fixture: OpenFixture;
beforeAll(async () => {
  fixture = await openFixture({ panel: false, notifications: false, keyring: 'none' });
});
afterAll(() => fixture.stop());

const HOME = 'https://fixture.invalid/index.html';

test('window.open is put to the application and opens nothing', async () => {
  expect(await fixture.ask(`window.open('https://example.com/opened')`)).toBeNull();
  await fixture.app.line('open refused https://example.com/opened');
  expect(await fixture.app.control.windows()).toHaveLength(1);
});

test('a link with a target is put to the application and opens nothing', async () => {
  await fixture.page.click('#new');
  await fixture.app.line('open refused https://example.com/new');
  await expect.poll(() => fixture.page.context().pages().length).toBe(1);
});

test('a link elsewhere asks the application, which keeps the page', async () => {
  await fixture.page.click('#elsewhere', { noWaitAfter: true });
  await fixture.app.line('will-navigate https://example.com/');
  expect(fixture.page.url()).toBe(HOME);
});

test('a script that navigates asks the application too, under the application’s own scheme', async () => {
  await fixture.ask(`void (location.href = '/index.html?elsewhere')`);
  await fixture.app.line('will-navigate app://fixture/index.html?elsewhere');
  expect(fixture.page.url()).toBe(HOME);
});

test('a permission is refused by the application’s handler, which is told its name', async () => {
  expect(await fixture.ask('Notification.requestPermission()')).toBe('denied');
  await fixture.app.line('permission notifications');
  const position = `new Promise((resolve) => navigator.geolocation.getCurrentPosition(
    () => resolve('told'), (error) => resolve(error.code)))`;
  expect(await fixture.ask(position)).toBe(1); // GeolocationPositionError.PERMISSION_DENIED
  await fixture.app.line('permission geolocation');
});

test('a file that the page offers is told to the application, and refused', async () => {
  const offer = `Object.assign(document.createElement('a'), { href: 'data:text/plain,hello', download: 'offered.txt' })`;
  await fixture.ask(`${offer}.click()`);
  await fixture.app.line('will-download offered.txt');
  const written = readdirSync(fixture.desktop.home, { recursive: true }).filter((name) => name.includes('offered'));
  expect(written).toEqual([]);
});

test('a permission the application grants is granted: the refusal above is its doing', async () => {
  await fixture.ask(`fixture.invoke('grant', true)`);
  expect(await fixture.ask(`Notification.requestPermission()`)).toBe('granted');
  expect(await fixture.ask(`navigator.permissions.query({ name: 'notifications' }).then(({ state }) => state)`)).toBe(
    'granted',
  );
  await fixture.ask(`fixture.invoke('grant', false)`);
  expect(await fixture.ask(`navigator.permissions.query({ name: 'notifications' }).then(({ state }) => state)`)).toBe(
    'denied',
  );
});

test('a redirect of a page asks the application, when it lets navigations be', async () => {
  await fixture.ask(`fixture.invoke('roam', true)`);
  await fixture.page.click('#redirect', { noWaitAfter: true });
  await fixture.app.line('will-redirect https://example.com/');
});
