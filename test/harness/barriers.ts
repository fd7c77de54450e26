import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe finds, in a form that tells where. Empty when nobody is kept out. */
export async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
