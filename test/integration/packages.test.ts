import { describe, expect, it } from 'vitest';
import { fail } from '../../src/shared/failure.ts';
import { WORLDS } from '../fixtures/worlds.ts';
import { barriers } from '../harness/barriers.ts';
import { calls, forWindow, heading } from '../harness/window.ts';

/** The third-party notices in a person's hands. */

const open = forWindow();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 });

describe('the third-party notices', () => {
  it('are reached from About and from the palette, and left to Settings', async () => {
    const page = await open({ ...WORLDS.settings, answers: WORLDS.packages.answers });
    await page.getByRole('button', { name: 'Third-party notices' }).click();
    await heading(page, 'Third-party notices');
    await page.getByText('14 packages').waitFor();
    await page.keyboard.press('Escape');
    await heading(page, 'Settings');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('third-party');
    await page.keyboard.press('Enter');
    await heading(page, 'Third-party notices');
  });

  it('show the text of a licence on demand', async () => {
    const page = await open(WORLDS.packages);
    const text = page.getByText('Copyright (c) 2024 alpha');
    const button = page.getByRole('button', { name: 'Show licence of alpha' });
    await button.waitFor();
    expect(await text.count()).toBe(0);
    await button.click();
    await text.waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hide licence of alpha' }).click();
    await text.waitFor({ state: 'detached' });
  });

  it('are searched by name and licence', async () => {
    const page = await open(WORLDS.packages);
    const rows = page.getByRole('region', { name: 'Packages' }).getByRole('listitem');
    await eventually(() => rows.count()).toBe(14);
    await page.keyboard.type('/isc 2.0.1');
    await eventually(() => rows.count()).toBe(1);
    await rows.getByText('charlie 2.0.1').waitFor();
    await page.getByRole('searchbox').fill('nothing');
    await page.getByText('No package fits').waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => rows.count()).toBe(14);
  });

  it('have their SBOM copied by the main process', async () => {
    const page = await open(WORLDS.packages);
    await page.getByRole('button', { name: 'Copy SBOM' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
    expect(await calls(page, 'copy_sbom')).toEqual([undefined]);
  });

  it('say that there is no SBOM to copy', async () => {
    const copy_sbom = fail({ kind: 'not-found', what: 'The list of packages' });
    const page = await open({ ...WORLDS.packages, answers: { ...WORLDS.packages.answers, copy_sbom } });
    await page.getByRole('button', { name: 'Copy SBOM' }).click();
    await page.getByRole('alert').filter({ hasText: 'The list of packages is no longer here.' }).waitFor();
  });
});
