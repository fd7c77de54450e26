import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';
import type { Simulator } from '../../src/simulator/server.ts';
import type { Relaywatch } from './relaywatch.ts';

/** What a person does again and again. */

export async function tryDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the demo account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
}

/** Fills the form of the welcome screen with an address of one's own. */
export async function fillKey(page: Page, key: string, name: string, address: string): Promise<void> {
  await page.getByLabel('API key', { exact: true }).fill(key);
  await page.getByLabel('Name', { exact: true }).fill(name);
  const custom = page.getByLabel('Address', { exact: true });
  if (!(await custom.isVisible())) {
    await page.getByRole('combobox', { name: 'Region' }).click();
    await page.getByRole('option', { name: 'Custom address' }).click();
  }
  await custom.fill(address);
}

export async function connectKey(page: Page, key: string, name: string, address: string): Promise<void> {
  await fillKey(page, key, name, address);
  await page.getByRole('button', { name: 'Check this key' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Permissions of this key' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to the overview' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
}

/** Opens the window anew and collects, from its first moment, what its page complains of: policy violations among them. */
export async function reopenWatched(relaywatch: Relaywatch): Promise<readonly string[]> {
  const lines: string[] = [];
  (await relaywatch.page()).context().on('page', (page) => {
    page.on('pageerror', (error) => lines.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') lines.push(`console: ${message.text()}`);
    });
  });
  await relaywatch.closeWindow();
  await expect.poll(relaywatch.hasWindow).toBe(false);
  await relaywatch.clickTray();
  await relaywatch.page();
  return lines;
}

/** Axe's findings as `rule: target` lines; empty is clean. */
export async function axe(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** The settings file of the application, which has run before. */
export function settingsFile({ desktop }: Pick<Relaywatch, 'desktop'>): string {
  const [file] = readdirSync(desktop.home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'settings.json')
    .map((entry) => join(entry.parentPath, entry.name));
  if (file === undefined) throw new Error('the settings were not saved');
  return file;
}

/**
 * Connects an account whose rules let nothing last before it counts, since a test has no ten minutes. `whileOff` is
 * called before the application is started again.
 */
export async function withPromptRules(
  relaywatch: Relaywatch,
  simulator: Pick<Simulator, 'key' | 'url'>,
  whileOff: () => void = () => undefined,
): Promise<Page> {
  await connectKey(await relaywatch.page(), simulator.key, 'Northwind', simulator.url);
  await relaywatch.quit();
  const file = settingsFile(relaywatch);
  const settings = JSON.parse(readFileSync(file, 'utf8'));
  const rule = {
    id: 'bounces-24h',
    revision: 1,
    name: 'Bounces, 24 h',
    enabled: true,
    metric: 'bounce_rate',
    window: '24h',
    scope: { by: 'account' },
    compare: 'above',
    warning: 8,
    critical: 12,
    minimum: { sent: 100, events: 0 },
    pendingForMinutes: 0,
    resolveForMinutes: 0,
    speak: { warning: 'notify', critical: 'notify', resolved: 'notify' },
  };
  writeFileSync(file, JSON.stringify({ ...settings, rulesToMove: { [settings.accounts[0].id]: [rule] } }));
  whileOff();
  await relaywatch.start();
  return relaywatch.page();
}
