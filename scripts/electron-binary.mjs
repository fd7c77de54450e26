import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runQuietly } from './child.mjs';
import { nodeRuntime } from './node-runtime.mjs';
import { say, step } from './say.mjs';

const FAILED = join(root, 'node_modules/.cache/relaywatch/electron-not-reachable');
const DAY_MS = 24 * 60 * 60_000;

/**
 * Electron's program, or undefined where npm's package came without it. Looks at files only: `require('electron')`
 * would start a download each time.
 * @param {string} [packageFolder]
 */
export const findElectron = (packageFolder = join(root, 'node_modules/electron')) => {
  const pointer = join(packageFolder, 'path.txt');
  if (!existsSync(pointer)) return undefined;
  const program = join(packageFolder, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(program) ? program : undefined;
};

const failedToday = () => existsSync(FAILED) && Date.now() - statSync(FAILED).mtimeMs < DAY_MS;

/** Electron's program, fetched where it is missing and the network has it. A failed try is not repeated for a day. */
export const fetchElectron = async () => {
  const present = findElectron();
  if (present !== undefined || failedToday()) return present;
  const { node, env } = nodeRuntime();
  const { output } = await step("Fetching Electron's program (about 120 MB)", () =>
    runQuietly(node, ['node_modules/electron/install.js'], { env }),
  );
  const fetched = findElectron();
  if (fetched === undefined) {
    mkdirSync(dirname(FAILED), { recursive: true });
    writeFileSync(FAILED, output);
    say(
      `  not to be had from here (${output.match(/\w*Error: .*/)?.[0] ?? 'it gave no reason'}); tried again tomorrow`,
    );
  }
  return fetched;
};
