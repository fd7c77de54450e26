import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../../shared/failure.ts';
import type { StoredSettings } from '../core/ports.ts';

/** A settings file is a few kB; more is not read. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Current first, then the last good copy; files that were set aside are left out. */
const NAMES = ['settings.json', 'settings.last-good.json'];

/** Reads the settings files of a folder as they are, without setting a broken one aside. None if there is no folder. */
export async function readSettingsFiles(folder: string): Promise<readonly StoredSettings[]> {
  const present = await namesIn(folder);
  return Promise.all(NAMES.filter((name) => present.includes(name)).map((name) => readOne(folder, name)));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function readOne(folder: string, name: string): Promise<StoredSettings> {
  const file = join(folder, name);
  const { size, mode, mtimeMs } = await stat(file);
  const about = { name, bytes: size, mode: (mode & 0o777).toString(8), changedAt: mtimeMs };
  if (size > MOST_BYTES) return { ...about, text: { ok: false, reason: 'it is too large' } };
  try {
    return { ...about, text: { ok: true, value: await readFile(file, 'utf8') } };
  } catch (error) {
    return { ...about, text: { ok: false, reason: errorText(error) } };
  }
}
