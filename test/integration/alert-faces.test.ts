import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALERT_WORLDS, type AlertWorldName } from '../fixtures/alert-worlds.ts';
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
const SAYS: Readonly<Record<AlertWorldName, string>> = {
  'alerts-told': 'Snoozed until 18:00',
  'alerts-away': 'While you were away, 09:21 – 14:20.',
  'alerts-muted': 'Messages are kept back and come as one digest afterwards',
  'alerts-quiet': 'Quiet hours until 25 Nov, 07:00.',
  'history-more': 'Show older',
  'incident-cause': 'One sender causes 1,102 of the 1,240 bounces (88.9%).',
  'incident-cause-part': 'the newest 1,000 of 1,000,000 read',
  'incident-cause-none': 'Its cause was not kept when it opened',
  'incident-cause-unread': 'None of the bounces could be read',
  'incident-cause-failed': 'SMTP2GO cannot be reached',
  'incident-cause-loading': 'Cause',
  'incident-acknowledged': 'Told the shop to stop the spring mailing; waiting for their list.',
  'incident-snoozed': 'Shown to you afterwards',
  'incident-ended': 'Bounces above 12%',
  'incident-long': '1,000,000 of 1,000,000 sent, 24 h',
  'incident-quota':
    'Past 100% a paid plan goes on, at a price, up to 300%; the free plan sends nothing more. It renews on 1 Dec.',
  'incident-partly-no-data': 'This key may not read these figures',
  'settings-full': 'Mon to Fri from 22:00 until 07:00 the next day',
};

/** The screens, each seen by everybody in every look; their further faces differ in words only. */
const SCREENS: readonly AlertWorldName[] = ['alerts-told', 'incident-cause', 'settings-full'];

/** Nothing but a table may have to be moved sideways. */
const overflow = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('main, main > div')].map(
        (element) => element.scrollWidth - element.clientWidth,
      ),
    ),
  );

// The keys of ALERT_WORLDS are its names; Object.keys only knows them as strings.
const NAMES = Object.keys(ALERT_WORLDS) as AlertWorldName[];

describe('every face of what is told', () => {
  it.each(NAMES)('%s says what it must, to everybody, without moving sideways', async (name) => {
    const { page, complaints, change, close } = await harness.open(ALERT_WORLDS[name]);
    await page.getByText(SAYS[name]).first().waitFor();
    if (name === 'incident-cause-loading') await page.getByRole('status', { name: 'Loading the cause' }).waitFor();
    const wear = async (look: Look, width: number, height: number) => {
      await change({ look, width, height });
      await page.locator(`html[data-theme=${look}]`).waitFor();
      expect(await overflow(page)).toBe(0);
    };
    await wear('light', 1280, 800);
    expect(await barriers(page)).toEqual([]);
    await wear('dark', 900, 640);
    if (SCREENS.includes(name)) {
      expect(await barriers(page)).toEqual([]);
      await wear('hc-light', 640, 400);
      expect(await barriers(page)).toEqual([]);
      await wear('hc-dark', 1280, 800);
      expect(await barriers(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    close();
  });
});
