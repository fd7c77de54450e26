import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenFixture, openFixture } from './fixture.ts';

let fixture: OpenFixture;
beforeAll(async () => {
  fixture = await openFixture({ panel: false, notifications: false, keyring: 'none' });
});
afterAll(() => fixture.stop());

test('the exposed object is there before the first script of the page, and nothing else of the preload is', async () => {
  expect(JSON.parse(String(await fixture.ask('document.body.dataset.seen')))).toEqual({
    versions: 'string',
    isSecret: null,
    require: 'undefined',
    process: 'undefined',
  });
});

test('the exposed object is frozen to its depth and cannot be replaced', async () => {
  expect(await fixture.ask('Object.isFrozen(fixture) && Object.isFrozen(fixture.versions)')).toBe(true);
  await expect(fixture.ask(`(() => { 'use strict'; fixture.invoke = 1; })()`)).rejects.toThrow(/read only/);
  await expect(fixture.ask(`(() => { 'use strict'; globalThis.fixture = 1; })()`)).rejects.toThrow(/read only/);
});

test('the content security policy of the response is enforced', async () => {
  await fixture.app.line('console error Executing inline script violates');
  expect(await fixture.page.title()).toBe('Fixture page');
  const blocked = `new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
    const image = new Image();
    image.src = 'https://example.com/picture.png';
  })`;
  expect(await fixture.ask(blocked)).toBe('img-src');
});

test('a page reaches its own scheme, and nothing on the network even where its policy would let it', async () => {
  expect(await fixture.ask(`fetch('/page.css').then(({ status }) => status)`)).toBe(200);
  const failed = fixture.page.waitForEvent('requestfailed');
  await fixture.ask(`fetch('https://example.com/').catch(() => undefined)`);
  expect((await failed).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_CLIENT.Inspector'); // refused on the way, by us;
});

test('values come back from the main process as the structured clone of what was sent', async () => {
  expect(await fixture.ask(`fixture.invoke('echo', { list: [1, null, 'a'], inner: { isDeep: true } })`)).toEqual({
    list: [1, null, 'a'],
    inner: { isDeep: true },
  });
  const kinds = `Promise.all([new Date(5), new Map([[1, 2]]), 10n, undefined, new Uint8Array([1, 2])].map(
    (value) => fixture.invoke('echo', value)
  )).then(([date, map, big, nothing, bytes]) => [date.getTime(), map.get(1), big === 10n, nothing === undefined, bytes[1]])`;
  expect(await fixture.ask(kinds)).toEqual([5, 2, true, true, 2]);
});

test('of an error only the words come back', async () => {
  const caught = `fixture.invoke('fail').catch((error) => [error.message, error.name, error.code ?? null])`;
  expect(await fixture.ask(caught)).toEqual([
    "Error invoking remote method 'fail': TypeError: no such thing",
    'Error',
    null,
  ]);
});

test('a call nobody handles, and a value that cannot be cloned, are refused', async () => {
  const words = (call: string) => fixture.ask(`${call}.catch((error) => error.message)`);
  expect(await words(`fixture.invoke('nobody')`)).toBe(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  );
  expect(await words(`fixture.invoke('echo', () => 1)`)).toBe('An object could not be cloned.');
});

test('the main process sees who asks: the main frame, under the application’s own scheme', async () => {
  expect(await fixture.ask(`fixture.invoke('sender')`)).toEqual({
    url: 'app://fixture/index.html',
    origin: 'app://fixture',
    isMainFrame: true,
  });
});

test('a push reaches the page’s listener until it is taken away', async () => {
  const heard = `new Promise(async (resolve) => {
    const heard = [];
    const stop = fixture.onPushed((value) => heard.push(value));
    await fixture.invoke('push', { n: 1 });
    await fixture.invoke('echo', 'the push was sent before this answer');
    stop();
    await fixture.invoke('push', { n: 2 });
    await fixture.invoke('echo', 'and this one too');
    resolve(heard);
  })`;
  expect(await fixture.ask(heard)).toEqual([{ n: 1 }]);
});

test('a message without an answer reaches the main process', async () => {
  await fixture.ask(`fixture.tell(1, 'two')`);
  expect(await fixture.app.line('told')).toBe('told [1,"two"]');
});
