import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files of one store: `<account>.sqlite`, SQLite's own files beside it, backups, and damaged files set aside. */

/** All names begin with the account id and a dot, so that all files of one account can be found and erased. */
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

/**
 * Throws where a symbolic link is in place of one of these: its target may be anybody's, and would be written to and get
 * our mode.
 */
function refuseLinks(paths: readonly string[]): void {
  for (const path of paths) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
      throw Object.assign(new Error(`${path} is a symbolic link`), { code: 'ELOOP' });
  }
}

/** Of systems that have it: opening fails on a link that was put there only now. */
const { O_NOFOLLOW = 0 } = constants;

/** Creates the file and its folder if missing, readable only by this user. SQLite gives its own files the same mode. */
export function makePrivate(file: string): void {
  const folder = dirname(file);
  refuseLinks([folder, ...['', '-wal', '-shm', '-journal'].map((suffix) => file + suffix)]);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT | O_NOFOLLOW, 0o600);
  try {
    fchmodSync(handle, 0o600);
  } finally {
    closeSync(handle);
  }
}

/**
 * Renames a damaged store, so that nothing of it is lost, and returns its new path. `now` is ms since the epoch.
 */
export function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:.]/g, '');
  let aside = file.replace(/sqlite$/, `damaged-${stamp}.sqlite`);
  for (let again = 2; existsSync(aside); again += 1) {
    aside = file.replace(/sqlite$/, `damaged-${stamp}-${again}.sqlite`);
  }
  // The main file goes last. If this is interrupted, the file is still found damaged, and no old log lies beside a new
  // file.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  return aside;
}

/** Backs up the file as it is at `version`, using `copyTo`, then deletes backups of older versions. */
export function backUp(file: string, version: number, copyTo: (backup: string) => void): void {
  const older = siblings(file).filter((name) => name.endsWith('.backup'));
  const backup = file.replace(/sqlite$/, `v${version}.backup`);
  rmSync(backup, { force: true });
  makePrivate(backup);
  copyTo(backup);
  sync(backup);
  for (const name of older) if (name !== backup) rmSync(name, { force: true });
}

const IS_STORE = /^(?<id>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.sqlite$/i;

/** The ids of the accounts that have a store in the folder, forgotten ones too. */
export const storedAccounts = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((name) => IS_STORE.exec(name)?.groups?.['id'] ?? []) : [];

/** Damaged files that were set aside, without SQLite's own files beside them. */
export const damagedFilesOf = (file: string): readonly string[] =>
  siblings(file).filter((name) => /\.damaged-[^.]*\.sqlite$/.test(name));

/** Backups and damaged files. */
export const copiesOf = (file: string): readonly string[] => [
  ...siblings(file).filter((name) => name.endsWith('.backup')),
  ...damagedFilesOf(file),
];

/** Deletes SQLite databases with the files beside them. */
export function eraseFiles(files: readonly string[]): void {
  for (const file of files)
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

/** Deletes every file of a store, including backups and damaged files. Throws if the disk refuses. */
export function erase(file: string): void {
  refuseLinks([dirname(file)]);
  if (!existsSync(dirname(file))) return;
  for (const name of siblings(file)) rmSync(name, { force: true });
}
