// npm start: sets up what is missing, builds, and opens Relaywatch. npm run demo: the tour on a virtual display.
import { runAloud } from './child.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { cannot, explain, say } from './say.mjs';
import { setup } from './setup.mjs';

/** Opens the built application in Electron itself, and ends when the person quits it. */
const inElectron = (/** @type {string} */ electron, /** @type {NodeJS.ProcessEnv} */ env) => {
  say('Opening Relaywatch. It stays in the tray when its window is closed; Ctrl-C here ends it.');
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot)
    say("  (as root, Electron's program starts only without its sandbox: use an account of your own for real keys)");
  return runAloud(electron, [...(asRoot ? ['--no-sandbox'] : []), '.'], { env });
};

const start = async () => {
  const isTour = process.argv.includes('--demo');
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);

  const { env } = await setup({ standIn: false, build: true });
  const electron = hasDisplay && !isTour ? await fetchElectron() : undefined;
  if (electron !== undefined) return inElectron(electron, env);

  const { node, standInMissing } = await setup({ standIn: true, build: true });
  if (standInMissing !== undefined) throw cannot(`Relaywatch cannot be opened here: ${standInMissing}`);
  if (DISPLAY && !isTour) {
    say("Electron's program is not here, so the same built application opens in the stand-in of test/desktop:");
    say('  windows of Chromium, your own tray, notifications and keyring. Ctrl-C here ends it.');
    return runAloud(node, ['test/desktop/run.ts'], { env });
  }
  say(isTour ? 'The tour, on a virtual display.' : 'There is no display here, so Relaywatch opens on a virtual one.');
  return runAloud(node, ['scripts/tour.mjs', ...process.argv.slice(2)], { env });
};

await start().then(
  ({ status }) => {
    process.exitCode = status;
  },
  (error) => {
    console.error(explain(error));
    process.exitCode = 1;
  },
);
