import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { MessageBus } from '@particle/dbus-next';
import { callBus, connectBus, waitForOwner } from '../dbus/bus.ts';
import { desktopFolders, writeDesktopFiles } from './files.ts';
import { MARK } from './processes.ts';

/** What `startDesktop` can be asked for. Defaults: 1280x800, unlocked keyring, panel and notifications on. */
export interface DesktopOptions {
  readonly size?: { readonly width: number; readonly height: number };
  /** `locked`: a keyring exists but nobody has unlocked it. `none`: nobody can answer for secrets at all. */
  readonly keyring?: 'unlocked' | 'locked' | 'none';
  readonly panel?: boolean;
  readonly notifications?: boolean;
}

export type Environment = Readonly<Record<string, string>>;

const NOTIFYD = '/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd';
const WATCHER = 'org.kde.StatusNotifierWatcher';
const SECRETS = 'org.freedesktop.secrets';

/** The first line a daemon writes to the pipe; rejects when it ends without one. */
const firstLine = async (stream: Readable | null, who: string): Promise<string> => {
  let text = '';
  for await (const chunk of stream ?? []) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end).trim();
  }
  throw new Error(`${who} ended before it was ready`);
};

/** `setpriv --pdeathsig` ends the daemon even when the guardian itself is killed. */
const daemon = (command: string, args: readonly string[], env: Environment, stdin?: string, pipes = 3) => {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'ignore', ...Array<'pipe'>(pipes - 3).fill('pipe')],
  });
  child.stdin?.on('error', () => undefined); // a daemon that ended early says so through its exit, not through this pipe
  child.stdin?.end(stdin ?? '');
  return child;
};

const startXvfb = async (size: { width: number; height: number }, env: Environment) => {
  const screen = `${size.width}x${size.height}x24`;
  const xvfb = daemon('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-noreset', '-nolisten', 'tcp'], env, '', 4);
  // `stdio` types every pipe as either direction; descriptor 3 was opened as a pipe above and Xvfb writes to it.
  const number = await firstLine(xvfb.stdio[3] as Readable, 'Xvfb');
  return `:${number}`;
};

const lockKeyring = (bus: MessageBus) =>
  callBus(bus, {
    destination: SECRETS,
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'Lock',
    signature: 'ao',
    body: [['/org/freedesktop/secrets/collection/login']],
  });

/**
 * Starts X, window manager, session bus, keyring, panel and notification daemon below `root` and waits until each answers.
 * The order is a recipe: the bus must inherit the whole environment, and the keyring must be there before anyone asks for it.
 */
export const startDaemons = async (root: string, options: DesktopOptions) => {
  const keyring = options.keyring ?? 'unlocked';
  const { busFile, address } = writeDesktopFiles(root, keyring !== 'none');
  const base: Environment = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    USER: process.env['USER'] ?? 'root',
    [MARK]: root,
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
    GSETTINGS_BACKEND: 'memory',
    ...desktopFolders(root),
  };
  const display = await startXvfb(options.size ?? { width: 1280, height: 800 }, base);
  const env: Environment = { ...base, DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: address };
  const busArgs = ['--config-file', busFile, '--nofork', '--print-address=1'];
  await firstLine(daemon('dbus-daemon', busArgs, env).stdout, 'dbus-daemon');
  const bus = await connectBus(address);
  daemon('openbox', ['--sm-disable'], env);
  daemon('xsetroot', ['-solid', '#56616f'], env);
  const ready: Promise<void>[] = [];
  if (keyring !== 'none') {
    daemon('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], env, 'pw');
    ready.push(waitForOwner(bus, SECRETS));
  }
  if (options.panel ?? true) {
    daemon('xfce4-panel', ['--disable-wm-check'], env);
    ready.push(waitForOwner(bus, WATCHER));
  }
  if (options.notifications ?? true) {
    daemon(NOTIFYD, [], env);
    ready.push(waitForOwner(bus, 'org.freedesktop.Notifications'));
  }
  await Promise.all(ready);
  if (keyring === 'locked') await lockKeyring(bus);
  bus.disconnect();
  return env;
};
