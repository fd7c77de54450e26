// The tour: the built application on a virtual display, from the first window to a click on an alert. Runs on Node 24.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { monitorNotifications } from '../test/desktop/dbus/monitor.ts';
import { startDesktop } from '../test/desktop/desktop.ts';
import { clickNotification } from '../test/desktop/hands.ts';
import { launch } from '../test/desktop/launch.ts';
import { root } from './child.mjs';
import { narrate, tell } from './narrate.mjs';
import { cannot, explain, say } from './say.mjs';

const PICTURES = join(root, 'test-results/tour');
/** The demo's storm begins after 15 s and passes the first limit within the minute; slow machines get more. */
const ALERT_LIMIT_MS = 180_000;
/** What changed is drawn a moment later, and the notification fades in; a picture taken at once would show half of it. */
const DRAWING_MS = 1_000;

/**
 * Asks again until there is an answer.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined> | T | undefined} ask
 * @param {number} [limitMs]
 * @returns {Promise<T>}
 */
const until = async (what, ask, limitMs = 30_000) => {
  for (const end = Date.now() + limitMs; Date.now() < end; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((again) => setTimeout(again, 200));
  }
  throw cannot(`The tour waited ${limitMs / 1000} s in vain for ${what}.`);
};

const tour = async () => {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const desktop = await startDesktop({ size: { width: 1440, height: 900 } });
  const monitor = await monitorNotifications(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const relaywatch = launch({ desktop, main: 'out/main/index.js', cwd: root, debugger: true });
  const { control } = relaywatch;
  const stopTelling = narrate(control, monitor);

  let pictures = 0;
  const picture = async (/** @type {string} */ name) => {
    pictures += 1;
    await new Promise((drawn) => setTimeout(drawn, DRAWING_MS));
    const file = `${pictures}-${name}.png`;
    await desktop.screenshot(join(PICTURES, file));
    tell(`picture: ${file}`);
  };

  const show = async () => {
    const browser = await chromium.connectOverCDP(await control.endpoint(), { noDefaults: true });
    const page = await until('the window', () => browser.contexts().flatMap((context) => context.pages())[0]);

    const demo = page.getByRole('button', { name: 'Try the demo account' });
    await demo.waitFor();
    await picture('welcome');
    tell('click: Try the demo account');
    await demo.click();

    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await until('the first figures', async () => ((await page.getByText('Sent today').count()) > 0 ? true : undefined));
    await picture('overview');
    tell('watching: a mailing with many dead addresses begins in 15 s; the alert follows within a minute');

    await until('an alert', () => monitor.heard()[0], ALERT_LIMIT_MS);
    await page.getByText('1 incident open').first().waitFor();
    await picture('alert');
    tell('click: the notification, with the mouse');
    await clickNotification(desktop);

    await page.getByRole('heading', { level: 1, name: /^Bounces/ }).waitFor();
    await page.getByRole('img', { name: /^Bounces.*chart/ }).waitFor();
    await page.getByRole('heading', { name: 'SMTP replies' }).waitFor();
    await picture('incident');
    await browser.close();
    say(`\nSeen: connect, watch, alert, notification, incident. The pictures are in ${PICTURES}`);
  };

  const stop = async () => {
    stopTelling();
    await relaywatch.stop();
    monitor.stop();
    await desktop.stop();
  };
  const ended = relaywatch.exited.then((code) => {
    throw cannot(`The application ended by itself (exit code ${code}).`);
  });
  let isInterrupted = false;
  const interrupted = new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve)).then(() => {
    isInterrupted = true;
  });
  try {
    await Promise.race([show(), ended, interrupted]);
    if (!isInterrupted && !process.argv.includes('--once')) {
      say('It goes on watching, and what happens is told here, until Ctrl-C.');
      await Promise.race([ended, interrupted]);
    }
  } catch (error) {
    say(`\nWhat the application printed last:\n${relaywatch.lines.slice(-20).join('\n')}`);
    throw error;
  } finally {
    await stop();
  }
};

await tour().catch((error) => {
  console.error(explain(error));
  process.exitCode = 1;
});
