import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORLDS, type World, type WorldName } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { type Harness, type Look, startHarness } from '../harness/browser.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(async () => {
  await harness.close();
});

/** What each face must say; by that it is known to be the right one. */
const SAYS: Readonly<Record<WorldName, string>> = {
  welcome: 'Try the demo account',
  'welcome-session-only': 'Add your SMTP2GO account',
  'welcome-refused': 'Add your SMTP2GO account',
  'welcome-earlier-data': 'Add your SMTP2GO account',
  'overview-address': 'Use the new address',
  'overview-address-first': 'Use the new address',
  overview: '2 incidents open in 1 of 3 accounts',
  'overview-one': 'northwind-crm · 1,240 of 9,250 sent, 24 h',
  'overview-notice': 'The settings file could not be read',
  'overview-loading': 'no data yet from 1 account',
  'overview-no-data': 'Key refused. As of today, 12:31',
  'overview-all-no-data': 'Last seen 12:31',
  'overview-failed': 'SMTP2GO cannot be reached',
  'overview-permission': 'Key api-4F1C… lacks',
  'overview-not-stored': 'Relaywatch can’t store what it sees: the disk is full.',
  'overview-extremes': '8.04%',
  alerts: 'Bounces 13.4% (limit 12%)',
  'alerts-empty': 'No incident is open',
  'alerts-empty-no-data': 'An account without data may still be past a limit.',
  'alerts-not-stored': 'not stored',
  'alerts-extremes': 'Gesellschaft',
  history: 'Bounces above 12%',
  'history-empty': 'No incident has ended yet',
  'history-failed': 'The data of this account cannot be read',
  'history-loading': '2 incidents open in 1 of 3 accounts',
  incident: 'No data for 35 min',
  'incident-young': 'readings every 10 s · since 14:28',
  'incident-loading': 'Escalated to critical, 12.1%',
  'incident-unread': 'No reading in this time',
  'incident-failed': 'The data cannot be read.',
  'incident-not-stored': 'Not stored yet, because the disk is full.',
  'incident-no-data': 'Why there is no data',
  'incident-forgotten': 'The account of this incident is no longer here',
  settings: 'Start when I log in',
  'settings-session-only': 'this session only',
  'settings-empty': 'No account yet',
  packages: '@example/design-system',
  'packages-no-account': 'Third-party notices',
  'packages-loading': 'Third-party notices',
  'packages-failed': 'The list of packages is no longer here',
};
const LOADING: Readonly<Partial<Record<WorldName, string>>> = {
  'overview-loading': 'Checking Northwind Trading for the first time',
  'history-loading': 'Loading ended incidents',
  'incident-loading': 'Loading the readings',
  'packages-loading': 'Loading the packages',
};

const says = (page: Page, text: string) => page.getByText(text).first().waitFor();

/** Neither the page nor its scrolling part may have to be moved sideways. */
const overflow = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main > div, .cells > *')].map(
      (element) => element.scrollWidth - element.clientWidth,
    ),
  );

type Size = readonly [look: Look, width: number, height: number];

async function check(name: WorldName, ...sizes: readonly [Size, ...Size[]]): Promise<void> {
  const world: World = WORLDS[name];
  const [[look, width, height]] = sizes;
  const { page, complaints, change, close } = await harness.open(world, { look, width, height });
  await says(page, SAYS[name]);
  const loading = LOADING[name];
  if (loading !== undefined) await page.getByRole('status', { name: loading }).waitFor();
  for (const [look, width, height] of sizes) {
    await change({ look, width, height });
    await page.locator(`html[data-theme=${look}]`).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(Math.max(...(await overflow(page)))).toBe(0);
  }
  expect(complaints).toEqual([]);
  close();
}

// The keys of WORLDS are its names; Object.keys only knows them as strings.
const NAMES = Object.keys(WORLDS) as WorldName[];

describe('every face, under the real policy', () => {
  it.each(NAMES)('%s says what it must, without barriers, complaints or sideways scrolling', async (name) => {
    await check(name, ['light', 1280, 800], ['dark', 900, 640]);
  });

  const screens: WorldName[] = ['welcome', 'overview', 'overview-no-data', 'alerts', 'incident', 'settings'];
  it.each(screens)(
    '%s holds with more contrast, and at 80 and 200 %% in the usual and the smallest window',
    async (name) => {
      await check(name, ['hc-light', 1280, 800], ['hc-dark', 640, 400], ['light', 450, 320], ['dark', 1125, 800]);
    },
  );
});

describe('the window as it is shipped', () => {
  it('needs less than 200 kB of script, gzipped', async () => {
    expect(await harness.scriptBytes()).toBeLessThan(200_000);
  });
});
