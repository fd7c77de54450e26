import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files of one store: `<account>.sqlite`, what SQLite keeps beside it, backups, and damaged ones set aside. */

/** The names begin with the account and a dot, so that all of one account can be found and erased. */
export const storeFile = (folder: string, accountId: string): string => join(folder, `${accountId}.sqlite`);

const siblings = (file: string): readonly string[] => {
  const own = basename(file, 'sqlite');
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(own))
    .map((name) => join(dirname(file), name));
};

const sync = (file: string) => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Makes the file and its folder, where missing, for this person alone. SQLite gives its own files the same mode. */
export function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  chmodSync(dirname(file), 0o700);
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

/** Renames a damaged store so that nothing of it is lost; answers its new name. Takes ms since the epoch. */
export function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:.]/g, '');
  let aside = file.replace(/sqlite$/, `damaged-${stamp}.sqlite`);
  for (let again = 2; existsSync(aside); again += 1) {
    aside = file.replace(/sqlite$/, `damaged-${stamp}-${again}.sqlite`);
  }
  // The file itself last: cut off in between, it is still found damaged and no old log lies beside a new file.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return basename(aside);
}

/** Keeps the file as it is at `version` beside it, through `copyTo`, and then drops the backups of older versions. */
export function backUp(file: string, version: number, copyTo: (backup: string) => void): void {
  const older = siblings(file).filter((name) => name.endsWith('.backup'));
  const backup = file.replace(/sqlite$/, `v${version}.backup`);
  rmSync(backup, { force: true });
  makePrivate(backup);
  copyTo(backup);
  sync(backup);
  for (const name of older) if (name !== backup) rmSync(name, { force: true });
}

/** Removes everything a store ever left in its folder, backups and damaged files included. */
export function erase(file: string): void {
  if (!existsSync(dirname(file))) return;
  for (const name of siblings(file)) rmSync(name, { force: true });
}
