import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { unreadable } from './contrast.ts';

/**
 * What axe finds, and what cannot be read under forced colours, which axe does not see, in a form that tells where. Empty
 * when nobody is kept out.
 */
export async function barriers(page: Page): Promise<readonly string[]> {
  // The window has no frames: asked within the page itself and for violations alone, axe needs a quarter of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`)),
    ...(await underForcedColours(page)),
  ];
}

/** Both palettes of the system, on the page as it stands; it is left as it was. */
async function underForcedColours(page: Page): Promise<readonly string[]> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    found.push(...(await unreadable(page)).map((what) => `forced colours, ${colorScheme}: ${what}`));
  }
  await page.emulateMedia({ forcedColors: 'none', colorScheme: isDark ? 'dark' : 'light' });
  return found;
}
