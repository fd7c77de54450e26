import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { installCommand, missingDebianPackages } from '../../scripts/debian-packages.mjs';
import type { DesktopOptions, Environment } from './session/daemons.ts';

const run = promisify(execFile);

/** A desktop an application can be started on. */
export interface Desktop {
  /** The whole environment for a process on this desktop; nothing of the caller's own needs adding. */
  readonly env: Environment;
  readonly home: string;
  /** Pixels; unknown on the person's own display. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
  /** Writes the whole screen to a PNG file. */
  readonly screenshot: (file: string) => Promise<void>;
  /** Ends every process of the desktop and removes its files. On the person's own desktop nothing is touched. */
  readonly stop: () => Promise<void>;
}

/** Throws with the command that installs what is missing. */
const requirePrograms = (): void => {
  const missing = missingDebianPackages();
  if (missing.length > 0) throw new Error(`The virtual desktop needs more programs: ${installCommand(missing)}`);
};

const screenshotOn = (env: Environment) => async (file: string) => {
  await run('scrot', ['--overwrite', file], { env });
};

/**
 * Brings up a whole virtual desktop (X, window manager, session bus, keyring, panel, notifications) in about half a second.
 * Everything ends and every file goes when `stop` is called or the calling process ends, also when it is killed.
 */
export const startDesktop = async (options: DesktopOptions = {}): Promise<Desktop> => {
  requirePrograms();
  const guardian = spawn(
    process.execPath,
    [join(import.meta.dirname, 'session/guardian.ts'), JSON.stringify(options)],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true }, // Ctrl-C must reach the caller only; the guardian cleans up after it
  );
  const ended = once(guardian, 'exit');
  const [line] = await Promise.race([
    once(createInterface(guardian.stdout), 'line'),
    ended.then(() => [JSON.stringify({ problem: 'the guardian ended' })]),
  ]);
  // Written by session/guardian.ts, the other end of this pipe.
  const { root, env, problem } = JSON.parse(line) as { root: string; env: Environment; problem?: string };
  if (problem !== undefined) throw new Error(`The virtual desktop did not start: ${problem}`);
  return {
    env,
    home: join(root, 'home'),
    size: options.size ?? { width: 1280, height: 800 },
    screenshot: screenshotOn(env),
    stop: async () => {
      guardian.stdin.end();
      await ended;
    },
  };
};

/** The desktop this process already runs on: the person's own display, session bus, panel and notifications. */
export const ownDesktop = (): Desktop => {
  const env = Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  return {
    env,
    home: env['HOME'] ?? '/',
    size: undefined,
    screenshot: screenshotOn(env),
    stop: async () => undefined,
  };
};
