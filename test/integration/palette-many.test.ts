import { describe, expect, it } from 'vitest';
import { answered } from '../fixtures/rows.ts';
import { app, id, northwind } from '../fixtures/states.ts';
import type { World } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { calls, forWindow } from '../harness/window.ts';

/** A run of many calls in the palette: 10,000 addresses, of which the first half went through. */

const open = forWindow();
const ADDRESSES = Array.from({ length: 10_000 }, (_, n) => `reader${n}@contoso.example`);
const rest = ADDRESSES.slice(5000);
const failed = rest.map((email_address) => ({
  email_address,
  outcome: 'not_tried',
  reason: 'Cancelled before its turn.',
}));
const world: World = {
  state: app([{ ...northwind, permissions: ['*'] }]),
  route: { screen: 'overview' },
  accountId: id(1),
  actions: {
    suppression_add: [
      answered({ succeeded: ADDRESSES.slice(0, 5000), failed }),
      answered({ succeeded: rest, failed: [] }),
    ],
  },
};

describe('10,000 addresses', () => {
  it('are pasted, shown a screen at a time, and gone on with where they failed', async () => {
    const page = await open(world);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('suppression_add');
    await page.keyboard.press('Enter');
    const list = page.getByRole('textbox', { name: 'Addresses or domains' });
    await list.fill('');
    // As a paste does: typing them would take the browser minutes.
    await list.evaluate((area, text) => {
      if (!(area instanceof HTMLTextAreaElement)) return;
      area.setRangeText(text);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, ADDRESSES.join('\n'));
    await page.getByText('10,000 entries.').waitFor();
    await page.locator('form [type=submit]').click();

    const result = page.getByRole('region', { name: 'Result' });
    await result.getByRole('status').getByText('10,000 rows').waitFor();
    const drawn = page.locator('[role=grid] tbody tr[data-index]');
    expect(await drawn.count()).toBeLessThan(80);
    await result.getByRole('grid', { name: 'Failed' }).focus();
    await page.keyboard.press('End');
    await result.getByRole('grid', { name: 'Failed' }).getByText('reader9999@contoso.example').waitFor();
    expect(await drawn.count()).toBeLessThan(80);
    expect(await barriers(page)).toEqual([]);

    await result.getByRole('button', { name: 'Retry these 5,000' }).click();
    await result.getByRole('status').getByText('5,000 rows').waitFor();
    const inputs = (await calls(page, 'run_action')).map((call) => Object(call).input.email_address);
    expect(inputs).toEqual([ADDRESSES, rest]);
    expect(await result.getByRole('button', { name: /^Retry/ }).count()).toBe(0);
  });
});
