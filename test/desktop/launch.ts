import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Desktop } from './desktop.ts';
import type { ControlCall, ControlReply, commands } from './electron/control.ts';

type Commands = typeof commands;

/** The commands of `electron/control.ts`, called from another process. */
export type Control = {
  readonly [C in keyof Commands]: (...args: Parameters<Commands[C]>) => Promise<Awaited<ReturnType<Commands[C]>>>;
};

/**
 * `wayland`: windows know neither their place nor that they are minimised, cannot come back by themselves, and take the focus
 * whenever they are shown. `no ready-to-show`: the event never comes, as under some compositors (electron#48859).
 */
export type Imitation = 'wayland' | 'no ready-to-show';

export interface LaunchOptions {
  readonly desktop: Desktop;
  /** The built main script. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What the surroundings lack or do otherwise. */
  readonly imitates?: readonly Imitation[];
  /** Opens Chromium's debugger on a loopback port, for `control.endpoint()`. */
  readonly debugger?: boolean;
}

export interface Launched {
  readonly process: ChildProcess;
  readonly control: Control;
  /** Every line on standard output and error so far. */
  readonly lines: readonly string[];
  /** The first line, past or future, that `fits`; rejects when the application ends without it. */
  readonly line: (fits: string | RegExp) => Promise<string>;
  /** Resolves with the exit code (null after a signal) when the application has ended. */
  readonly exited: Promise<number | null>;
  /** Quits as a signal from the system does, and kills what has not gone after a while. */
  readonly stop: () => Promise<void>;
}

const REGISTER = new URL('./register.ts', import.meta.url).href;
const STOP_LIMIT_MS = 3_000;

const createControl = (child: ChildProcess): Control => {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  child.on('message', (message) => {
    const { id, result, problem } = message as ControlReply; // written by electron/control.ts
    const call = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) call?.resolve(result);
    else call?.reject(new Error(problem));
  });
  child.on('exit', () => {
    for (const call of waiting.values()) call.reject(new Error('the application has ended'));
    waiting.clear();
  });
  const call = (command: ControlCall['command'], args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (!child.connected) {
        reject(new Error('the application has ended'));
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      const message: ControlCall = { id: lastId, command, args };
      child.send(message, (error) => error && reject(error));
    });
  // Each property is a command of that name; Control says which there are and what they take.
  return new Proxy(
    {},
    {
      get: (_target, command) =>
        command === 'then' ? undefined : (...args: unknown[]) => call(command as keyof Commands, args),
    },
  ) as Control;
};

const collectLines = (child: ChildProcess, streams: readonly (Readable | null)[]) => {
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  for (const input of streams) {
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      for (const hear of waiting) hear(line);
    });
  }
  const line = (fits: string | RegExp): Promise<string> => {
    const isFit = (text: string): boolean => (typeof fits === 'string' ? text.includes(fits) : fits.test(text));
    const past = lines.find(isFit);
    if (past !== undefined) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const hear = (text: string): void => {
        if (!isFit(text)) return;
        waiting.delete(hear);
        resolve(text);
      };
      waiting.add(hear);
      child.once('close', () => reject(new Error(`the application ended without '${fits}':\n${lines.join('\n')}`)));
    });
  };
  return { lines, line };
};

/** Starts a built application in the stand-in on a desktop. It ends with the calling process, however that ends. */
export const launch = (options: LaunchOptions): Launched => {
  const { desktop, main, args = [], env = {}, cwd = process.cwd(), imitates = [] } = options;
  const session = imitates.includes('wayland') ? { XDG_SESSION_TYPE: 'wayland' } : {};
  const standIn = {
    STAND_IN_CONTROL: '1',
    STAND_IN_DEBUGGER: options.debugger ? '1' : '0',
    STAND_IN_IMITATES: imitates.join(),
  };
  const child = spawn(process.execPath, ['--import', REGISTER, resolve(cwd, main), ...args], {
    cwd,
    env: { ...desktop.env, ...session, ...env, ...standIn },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit').then(([code]): number | null => code);
  return {
    process: child,
    control: createControl(child),
    ...collectLines(child, [child.stdout, child.stderr]),
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exited;
      clearTimeout(limit);
    },
  };
};
