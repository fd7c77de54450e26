import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
// The Node entry point, because the Electron one adds a bridge to every page, which ours must not have.
import log from 'electron-log/node';

const FILE_BYTES = 1_048_576;
const OLD_FILES = 3;

/** The log file in a folder; an older one if `age` is 1 to 3. */
export const logFile = (folder: string, age = 0): string =>
  join(folder, age === 0 ? 'relaywatch.log' : `relaywatch.${age}.log`);

/**
 * Writes to the log file of a folder and to the terminal. At 1 MB `relaywatch.log` becomes `relaywatch.1.log` and the
 * older ones move on; the third is the last.
 */
export function createLogFile(folder: () => string): (level: 'info' | 'warn' | 'error', text: string) => void {
  const { file, console: terminal } = log.transports;
  const pathOf = (age: number) => logFile(folder(), age);
  file.resolvePathFn = () => pathOf(0);
  file.maxSize = FILE_BYTES;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.archiveLogFn = (full) => {
    try {
      for (let age = OLD_FILES - 1; age >= 0; age -= 1) {
        if (existsSync(pathOf(age))) renameSync(pathOf(age), pathOf(age + 1));
      }
    } catch {
      // A full file that cannot be moved is emptied, or the log would grow for ever.
      full.clear();
    }
  };
  terminal.format = '{h}:{i}:{s} {text}';
  // Once the terminal that started Relaywatch is closed, every line for it would be an error.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {
      terminal.level = false;
    });
  }
  return (level, text) => log[level](text);
}
