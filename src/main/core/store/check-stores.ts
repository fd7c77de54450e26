import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorText } from '../../../shared/failure.ts';
import { inspectDatabase } from './database.ts';
import { inWords } from './disk-errors.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Says for each file of the data folder its size and mode, and for each store whether it is sound and how many rows it
 * has. Blocks while it reads, and changes nothing. Throws at the end if a store could not be checked or is not sound.
 */
export function checkStores(folder: string, say: (line: string) => void): void {
  const names = filesIn(folder, say);
  if (names === undefined) return;
  const { bavail, bsize } = statfsSync(folder);
  say(`Free on this disk: ${bavail * bsize} bytes`);
  const bad = names.filter((name) => !isGood(folder, name, say));
  if (bad.length > 0) throw new Error(`Not sound, or not to be checked: ${bad.join(', ')}.`);
}

/** Undefined if there is no folder yet. */
function filesIn(folder: string, say: (line: string) => void): readonly string[] | undefined {
  try {
    const { mode } = statSync(folder);
    const names = readdirSync(folder).sort();
    say(`The data folder: mode ${octal(mode)}, ${names.length} files`);
    return names;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw new Error(`The data folder can’t be read: ${errorText(error)}`, { cause: error });
    say('There is no data folder yet.');
    return undefined;
  }
}

/** A damaged store that was set aside is not opened again. */
const isStore = (name: string): boolean => name.endsWith('.sqlite') && !name.includes('.damaged-');

function isGood(folder: string, name: string, say: (line: string) => void): boolean {
  const file = join(folder, name);
  try {
    const stat = statSync(file);
    say(`${name}: ${stat.size} bytes, mode ${octal(stat.mode)}, changed ${stat.mtime.toISOString()}`);
    // Opening a pipe would wait for whoever writes to it.
    if (!stat.isFile()) throw new Error('It is not a file.');
    return isStore(name) ? isSound(file, say) : true;
  } catch (error) {
    say(`  ${errorText(inWords(error))}`);
    return false;
  }
}

function isSound(file: string, say: (line: string) => void): boolean {
  const { version, verdict, rows } = inspectDatabase(file);
  say(`  format ${version} of ${MIGRATIONS.length}, quick check: ${verdict}`);
  say(`  rows: ${rows.map(({ table, count }) => `${table} ${count}`).join(', ') || 'no tables'}`);
  return verdict === 'ok';
}

const octal = (mode: number): string => (mode & 0o777).toString(8);
