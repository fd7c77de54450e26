import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { Clock, SettingsFile } from '../core/ports.ts';

/** The names that `setAside` and `putAside` give. */
const ASIDE = /^settings\.(?:\d{4}-\d\d-\d\dT[\d.-]+Z|left-out-[0-9a-f]{8})\.json$/;

const NAMES = { current: 'settings', 'last good': 'settings.last-good' } as const;

/** The settings file, written atomically by electron-store. */
export function createSettingsFile(folder: string, clock: Pick<Clock, 'now'>): SettingsFile {
  const pathOf = (name: string): string => join(folder, `${name}.json`);
  const current = pathOf(NAMES.current);
  const lastGood = pathOf(NAMES['last good']);

  /** For the owner only: a heartbeat address is as good as a password. */
  const open = (name: string) => {
    refuseLink(folder);
    refuseLink(pathOf(name));
    return new Store<Record<string, unknown>>({ cwd: folder, name, clearInvalidConfig: false, configFileMode: 0o600 });
  };

  return {
    read: (copy) => (existsSync(pathOf(NAMES[copy])) ? open(NAMES[copy]).store : undefined),
    write: (document) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      refuseLink(folder);
      chmodSync(folder, 0o700);
      open(NAMES.current).store = { ...document };
    },
    keepAsLastGood: () => {
      refuseLink(current);
      refuseLink(lastGood);
      copyFileSync(current, lastGood);
      for (const file of [current, lastGood]) chmodSync(file, 0o600);
    },
    setAside: () => {
      const aside = pathOf(`settings.${new Date(clock.now()).toISOString().replaceAll(':', '-')}`);
      renameSync(current, aside);
      return aside;
    },
    putAside: (parts) => {
      const text = JSON.stringify(parts, undefined, 2);
      const file = pathOf(`settings.left-out-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`);
      if (!existsSync(file)) writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
      return file;
    },
    asides: () => {
      const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
      return entries
        .filter((entry) => entry.isFile() && ASIDE.test(entry.name))
        .map(({ name }) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
    },
    eraseAside: (name) => rmSync(join(folder, name)),
  };
}

/** A link could lead a write, or a mode, to a file of something else. */
function refuseLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(`${path} is a symbolic link, which Relaywatch does not follow.`);
  }
}
