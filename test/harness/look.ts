import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { NOW, TIME_ZONE } from '../fixtures/states.ts';
import { WORLDS, type World } from '../fixtures/worlds.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { buildPage, servePage } from './page.ts';

/**
 * Pictures of the window's faces, to be looked at:
 *   node test/harness/look.ts --to FOLDER [--only overview] [--look light,dark] [--size 1280x800,900x640]
 */
const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'pictures' },
    only: { type: 'string', default: '' },
    look: { type: 'string', default: 'light,dark' },
    size: { type: 'string', default: '1280x800' },
  },
});

const built = await mkdtemp(join(tmpdir(), 'relaywatch-page-'));
await mkdir(values.to, { recursive: true });
await buildPage(built);
const server = await servePage(built);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const worlds: [string, World][] = Object.entries(WORLDS);

for (const [name, world] of worlds.filter(([key]) => key.startsWith(values.only))) {
  for (const size of values.size.split(',')) {
    for (const look of values.look.split(',')) {
      const [width = 1280, height = 800] = size.split('x').map(Number);
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'en-GB',
        timezoneId: TIME_ZONE,
        colorScheme: look.includes('dark') ? 'dark' : 'light',
        contrast: look.startsWith('hc') ? 'more' : 'no-preference',
      });
      const page = await context.newPage();
      page.on('console', (message) => console.log(`${name} ${look}: ${message.text()}`));
      page.on('pageerror', (error) => console.log(`${name} ${look}: ${error.stack}`));
      await page.clock.setFixedTime(NOW);
      await page.addInitScript(installFakeBridge, world);
      await page.goto(server.url);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      await page.screenshot({ path: join(values.to, `${name}-${size}-${look}.png`) });
      await context.close();
    }
  }
}

await browser.close();
await server.close();
await rm(built, { recursive: true });
