// npm start: sets up what is missing, builds, and opens Relaywatch, or with --diagnostics makes a report of it.
// npm run demo: the tour on a virtual display.
import { runAloud } from './child.mjs';
import { diagnosticsFile, isWrittenSince } from './diagnostics-file.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { sandboxRemedy } from './sandbox.mjs';
import { cannot, explain, say, sayTo } from './say.mjs';
import { setup } from './setup.mjs';

/** Runs the built application in Electron itself, until it ends. */
const inElectron = async (
  /** @type {string} */ electron,
  /** @type {NodeJS.ProcessEnv} */ env,
  /** @type {string[]} */ args = [],
) => {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot)
    say("  (as root, Electron's program starts only without its sandbox: use an account of your own for real keys)");
  const ended = await runAloud(electron, [...(asRoot ? ['--no-sandbox'] : []), '.', ...args], { env });
  const remedy = ended.status === 0 || asRoot ? undefined : sandboxRemedy(electron);
  if (remedy !== undefined) throw cannot(remedy);
  return ended;
};

const { DISPLAY, WAYLAND_DISPLAY } = process.env;
const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);

/** Node 24 for the stand-in for Electron, once what it needs is there. */
const standIn = async () => {
  const { node, standInMissing } = await setup({ standIn: true, build: true });
  if (standInMissing !== undefined) throw cannot(`Relaywatch cannot be opened here: ${standInMissing}`);
  return node;
};

/** Makes a report of diagnostics into a zip file. Standard output gets the report alone. */
const diagnose = async (/** @type {string} */ file) => {
  sayTo(process.stderr);
  const began = Date.now();
  const { env } = await setup({ standIn: false, build: true });
  const electron = await fetchElectron();
  const args = [`--diagnostics=${file}`];
  const { status } = electron
    ? await inElectron(electron, env, [...(hasDisplay ? [] : ['--ozone-platform=headless']), ...args])
    : await runAloud(await standIn(), ['test/desktop/run.ts', '--own-home', '--', ...args], { env });
  // After a check that never ended the application can only end by a signal, also when the report was saved.
  return { status: isWrittenSince(file, began) ? 0 : status || 1 };
};

const start = async () => {
  const args = process.argv.slice(2);
  const report = diagnosticsFile(args, process.env['INIT_CWD'] ?? process.cwd(), new Date());
  if (report !== undefined) return diagnose(report);
  const isTour = args.includes('--demo');

  const { env } = await setup({ standIn: false, build: true });
  const electron = hasDisplay && !isTour ? await fetchElectron() : undefined;
  if (electron !== undefined) {
    say('Opening Relaywatch. It stays in the tray when its window is closed; Ctrl-C here ends it.');
    return inElectron(electron, env);
  }

  const node = await standIn();
  if (DISPLAY && !isTour) {
    say("Electron's program is not here, so the same built application opens in the stand-in of test/desktop:");
    say('  windows of Chromium, your own tray, notifications and keyring. Ctrl-C here ends it.');
    return runAloud(node, ['test/desktop/run.ts'], { env });
  }
  say(isTour ? 'The tour, on a virtual display.' : 'There is no display here, so Relaywatch opens on a virtual one.');
  return runAloud(node, ['scripts/tour.mjs', ...args], { env });
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
