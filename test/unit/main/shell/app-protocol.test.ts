import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { declareAppScheme, serveWindowFiles } from '../../../../src/main/shell/app-protocol.ts';

type Answer = (request: { url: string; method: string }) => Promise<Response>;

const served: Answer[] = vi.hoisted(() => []);
const registerSchemesAsPrivileged = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({
  protocol: { handle: (_scheme: string, answer: Answer) => served.push(answer), registerSchemesAsPrivileged },
}));

const parent = mkdtempSync(join(tmpdir(), 'relaywatch-window-'));
const folder = join(parent, 'window');
mkdirSync(folder);
writeFileSync(join(folder, 'index.html'), '<p>ours</p>');
mkdirSync(join(parent, 'beside'));
writeFileSync(join(parent, 'outside.html'), '<p>not ours</p>');
writeFileSync(join(parent, 'beside/page.html'), '<p>not ours</p>');
symlinkSync('../outside.html', join(folder, 'link.html'));
symlinkSync('../beside', join(folder, 'assets'));
symlinkSync('index.html', join(folder, 'within.html'));
// The folder itself may stand behind a link, as under /tmp on macOS.
const linked = join(parent, 'linked');
symlinkSync('window', linked);
afterAll(() => rmSync(parent, { recursive: true }));

serveWindowFiles(linked);
const [answer] = served;
const ask = async (url: string, method = 'GET') => {
  if (!answer) throw new Error('nothing is served');
  return answer({ url, method });
};

it('asks that compiled scripts are kept, which Electron does for standard schemes only', () => {
  declareAppScheme();
  const scheme = { scheme: 'app', privileges: { standard: true, codeCache: true } };
  expect(registerSchemesAsPrivileged.mock.lastCall?.[0]).toMatchObject([scheme]);
});

it('serves a file of the window with its type and its policy', async () => {
  const response = await ask('app://relaywatch/index.html');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<p>ours</p>');
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

it.each([
  ['an address that cannot be decoded', 'app://relaywatch/%E0%A4%A.html'],
  ['an address that is none', 'nonsense'],
  ['a null byte', 'app://relaywatch/index%00.html'],
  ['a file outside the folder', 'app://relaywatch/%2e%2e%2foutside.html'],
  ['a link to a file outside the folder', 'app://relaywatch/link.html'],
  ['a link to a folder outside', 'app://relaywatch/assets/page.html'],
  ['a link within the folder, of which the build has none', 'app://relaywatch/within.html'],
  ['a file that is not there', 'app://relaywatch/missing.html'],
  ['a type the build does not have', 'app://relaywatch/index.json'],
  ['another host', 'app://elsewhere/index.html'],
])('answers 404 for %s', async (_what, url) => {
  expect((await ask(url)).status).toBe(404);
});

it('answers 404 for a method other than GET', async () => {
  expect((await ask('app://relaywatch/index.html', 'POST')).status).toBe(404);
});
