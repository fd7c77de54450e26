import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe finds, in a form that tells where. Empty when nobody is kept out. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // The window has no frames: asked within the page itself and for violations alone, axe needs a quarter of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
