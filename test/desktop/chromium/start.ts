import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { connectPipe, type Pipe } from './pipe.ts';

/** The program itself, not Debian's wrapper script, which would come between us and its pipe. */
const PROGRAMS = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/usr/lib64/chromium-browser/chromium-browser',
];

const FLAGS = [
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--disable-gpu',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=Translate,MediaRouter,OptimizationHints,CalculateNativeWinOcclusion',
];

/** Windows are looked up and moved through X, also where the person's session is Wayland. Root has no Chromium sandbox. */
const shared = (profile: string): readonly string[] => [
  `--user-data-dir=${profile}`,
  '--ozone-platform=x11',
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
];

export interface Browser {
  readonly pipe: Pipe;
  readonly process: ChildProcess;
  /** Opens an application window; its page then appears as a new target. */
  readonly openAppWindow: (url: string) => void;
}

/** The path of Chromium; throws with what to install when there is none. */
const findChromium = (): string => {
  const program = PROGRAMS.find((candidate) => existsSync(candidate));
  if (program === undefined)
    throw new Error('The stand-in for Electron needs Chromium. On Debian: apt-get install chromium');
  return program;
};

/**
 * Starts Chromium without a window on a profile folder, on a debugging pipe, so that it ends as soon as this process does.
 * `port` also opens the debugger on a free loopback port; Chromium writes it to `DevToolsActivePort` in the profile.
 */
export const startChromium = (profile: string, port: boolean): Browser => {
  const program = findChromium();
  mkdirSync(join(profile, 'Default'), { recursive: true });
  rmSync(join(profile, 'DevToolsActivePort'), { force: true }); // the last run's, as likely as not
  const preferences = join(profile, 'Default/Preferences');
  if (!existsSync(preferences)) writeFileSync(preferences, '{"browser":{"custom_chrome_frame":false}}');
  const debugging = ['--remote-debugging-pipe', ...(port ? ['--remote-debugging-port=0'] : [])];
  const child = spawn(program, [...shared(profile), ...FLAGS, ...debugging], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  // Descriptors 3 and 4 were opened as pipes above: Chromium reads the first and writes the second.
  const pipe = connectPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    pipe,
    process: child,
    openAppWindow: (url) => {
      spawn(program, [...shared(profile), `--app=${url}`], { stdio: 'ignore' });
    },
  };
};
