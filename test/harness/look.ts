import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ALERT_WORLDS } from '../fixtures/alert-worlds.ts';
import { RESOURCE_WORLDS } from '../fixtures/resource-worlds.ts';
import { RULE_WORLDS } from '../fixtures/rule-worlds.ts';
import { WORLDS, type World } from '../fixtures/worlds.ts';
import { LOOKS, startHarness } from './browser.ts';

/**
 * Pictures of the window's faces, to be looked at:
 *   node test/harness/look.ts --to FOLDER [--only overview] [--look light,dark,hc-light,hc-dark,forced-light,forced-dark] [--size 1280x800,900x640]
 */
const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'pictures' },
    only: { type: 'string', default: '' },
    look: { type: 'string', default: 'light,dark' },
    size: { type: 'string', default: '1280x800' },
  },
});

const looks = LOOKS.filter((look) => values.look.split(',').includes(look));
const worlds: [string, World][] = Object.entries({ ...WORLDS, ...RESOURCE_WORLDS, ...RULE_WORLDS, ...ALERT_WORLDS });
const harness = await startHarness();
await mkdir(values.to, { recursive: true });

for (const [name, world] of worlds.filter(([key]) => key.startsWith(values.only))) {
  for (const size of values.size.split(',')) {
    for (const look of looks) {
      const [width = 1280, height = 800] = size.split('x').map(Number);
      const { page, complaints, close } = await harness.open(world, { look, width, height });
      await page.locator('main').waitFor();
      // Long enough for the loading face of what never answers; a picture is looked at, not judged.
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(values.to, `${name}-${size}-${look}.png`) });
      for (const complaint of complaints) console.log(`${name} ${look}: ${complaint}`);
      close();
    }
  }
}
await harness.close();
