import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { startSilentService } from '../fakes/silent-service.ts';
import { unzip } from '../fixtures/unzip.ts';
import { WATCHED } from '../fixtures/watched.ts';
import { expect, type Relaywatch, test } from './relaywatch.ts';
import { connectKey, tryDemo } from './steps.ts';

/** The folder of the settings on this desktop. */
const userData = ({ desktop }: Relaywatch) => join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'Relaywatch');

const filesIn = (file: string) => unzip(readFileSync(file)).map(({ text }) => text);

/** The files of a saved report without their titles, each of which the output has too. */
const expectAllIn = (output: string, file: string) => {
  const texts = filesIn(file).map((text) => text.slice(text.indexOf('\n')).trim());
  expect(texts.filter((text) => !output.includes(text))).toEqual([]);
  expect(texts.length).toBeGreaterThan(5);
};

test('Settings shows a report, and saves it where the person says', async ({ relaywatch }) => {
  const page = await relaywatch.page();
  await tryDemo(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Create report' }).click();
  await expect(page.getByLabel('Last checks')).toHaveValue(/Demo company\n {2}account .*\n {2}20.* ok after /);
  await expect(page.getByLabel('Tray', { exact: true })).toHaveValue('A panel shows tray icons.');
  await expect(page.getByLabel('Stored data')).toHaveValue(/quick check: ok/);
  await expect(page.getByText('This check failed')).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy', exact: true }).scrollIntoViewIfNeeded();
  await relaywatch.screenshot('report');

  const file = join(relaywatch.desktop.home, 'report.zip');
  await relaywatch.control.answerSave({ canceled: false, filePath: file });
  await page.getByRole('button', { name: 'Save as zip…' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const shown = await page.getByLabel('Stored data').inputValue();
  expect(filesIn(file)).toContain(`Stored data\n\n${shown}\n`);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => relaywatch.control.clipboard()).toContain(shown);
});

test('--diagnostics beside the running application prints and saves a report without a key', async ({ relaywatch }) => {
  const simulator = await startSimulator();
  const page = await relaywatch.page();
  await connectKey(page, simulator.key, 'Northwind', simulator.url);
  const file = join(relaywatch.desktop.home, 'report.zip');
  const { code, output } = await relaywatch.startSecond(`--diagnostics=${file}`);
  expect(code).toBe(0);
  expect(output).toContain('The keychain answers.');
  expect(output).toMatch(/Northwind \(account [0-9a-f-]{36}\): has a key/);
  expect(output).toContain('quick check: ok');
  expect(output).toContain('Nothing was sent.');
  expectAllIn(output, file);
  expect(output).not.toContain(simulator.key.slice(8));
  expect(output).not.toContain('This check failed');
  // The running application went on meanwhile.
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await simulator.close();
});

test.describe('without a keyring', () => {
  test.use({ desktopOptions: { keyring: 'none' } });

  test('--diagnostics says what is broken, though a keychain call never ends and nothing can start', async ({
    relaywatch,
  }) => {
    await relaywatch.page();
    await relaywatch.quit();
    writeFileSync(join(userData(relaywatch), 'settings.json'), '{"accounts": [');
    const good = { ...DEFAULT_SETTINGS, accounts: [WATCHED] };
    writeFileSync(join(userData(relaywatch), 'settings.last-good.json'), JSON.stringify(good));
    // A file where the folder of the stores should be.
    writeFileSync(join(userData(relaywatch), 'accounts'), '');
    const address = relaywatch.desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
    const stopService = await startSilentService(address, 'org.freedesktop.secrets');

    const file = join(relaywatch.desktop.home, 'report.zip');
    const { output } = await relaywatch.startSecond(`--diagnostics=${file}`);
    stopService();
    expect(output).toContain('This check did not end within 10 s.');
    expect(output).toContain('The keyring did not answer');
    expect(output).toContain('is not JSON');
    expect(output).toContain('Northwind');
    expect(output).toContain('The data folder can’t be read: ENOTDIR');
    expect(output).toContain('A panel shows tray icons.');
    expectAllIn(output, file);
    // Nothing was set aside or repaired.
    expect(readFileSync(join(userData(relaywatch), 'settings.json'), 'utf8')).toBe('{"accounts": [');
  });

  test('--diagnostics ends with 1 when it can’t save, and prints the report all the same', async ({ relaywatch }) => {
    await relaywatch.page();
    const file = join(relaywatch.desktop.home, 'no-such-folder/report.zip');
    const { code, output } = await relaywatch.startSecond(`--diagnostics=${file}`);
    expect(code).toBe(1);
    expect(output).toContain('Versions and system');
    expect(output).toContain('The report could not be saved: ENOENT');
    expect(existsSync(file)).toBe(false);
  });
});
