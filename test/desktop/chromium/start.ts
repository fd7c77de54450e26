import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
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
  /** Ends Chromium and whatever is opening a window in it; resolves when the profile is free for the next start. */
  readonly end: () => Promise<void>;
}

const END_LIMIT_MS = 3_000;

/** Resolves when a process has ended, at the latest once it has been killed for taking too long. */
const untilEnded = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const limit = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
  await once(child, 'exit');
  clearTimeout(limit);
};

/** The path of Chromium; throws with what to install when there is none. */
const findChromium = (): string => {
  const program = PROGRAMS.find((candidate) => existsSync(candidate));
  if (program === undefined)
    throw new Error('The stand-in for Electron needs Chromium. On Debian: apt-get install chromium');
  return program;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
};

/**
 * Waits for the Chromium of a killed application, which ends a moment after it: a new one would hand its work to the old
 * and go. Chromium's own lock names its owner as `HOST-PID`. False if the profile is still in use by then.
 */
export const untilProfileIsFree = async (profile: string): Promise<boolean> => {
  const lock = readdirSync(profile).includes('SingletonLock') ? readlinkSync(join(profile, 'SingletonLock')) : '';
  const owner = Number(lock.split('-').at(-1));
  const limit = Date.now() + END_LIMIT_MS;
  while (owner > 0 && isAlive(owner)) {
    if (Date.now() > limit) return false;
    await pause(20);
  }
  return true;
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
  const openers = new Set<ChildProcess>();
  let isEnding = false;
  return {
    pipe,
    process: child,
    openAppWindow: (url) => {
      if (isEnding) return;
      // An opener that finds nobody to ask becomes a browser of its own, so it must not outlive this process, however
      // that ends.
      const opener = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...shared(profile), `--app=${url}`], {
        stdio: 'ignore',
      });
      openers.add(opener);
      opener.once('exit', () => openers.delete(opener));
    },
    end: async () => {
      isEnding = true;
      for (const opener of openers) opener.kill('SIGKILL');
      await Promise.all([...openers].map(untilEnded));
      pipe.send('Browser.close').catch(() => undefined); // it may end before it answers
      await untilEnded(child);
    },
  };
};
