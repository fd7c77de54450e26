// npm run bench [-- NAME ...] [-- --json FILE]: sets up what is missing, builds, and measures. Runs on Node 24.
import { runAloud } from './child.mjs';
import { explain, say, sayTo } from './say.mjs';
import { setup } from './setup.mjs';

sayTo(process.stderr);
try {
  const { node, env, standInMissing } = await setup({ standIn: true, build: true });
  if (standInMissing !== undefined) say(`The window is not measured: ${standInMissing}`);
  const args = [
    // For parsing a module without running it.
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'test/bench/main.ts',
    ...(standInMissing === undefined ? [] : ['--no-window']),
    ...process.argv.slice(2),
  ];
  process.exitCode = (await runAloud(node, args, { env })).status;
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
