import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The zip file that `npm start -- --diagnostics [PATH]` writes: PATH itself, or one named by the time in that folder.
 * @param {readonly string[]} args the arguments of npm start
 * @param {string} folder where the person runs it
 * @param {Date} now
 * @returns {string | undefined} undefined without `--diagnostics`
 */
export const diagnosticsFile = (args, folder, now) => {
  const at = args.findIndex((arg) => /^--diagnostics(=|$)/.test(arg));
  if (at === -1) return undefined;
  const joined = args[at]?.replace(/^--diagnostics=?/, '');
  const next = args[at + 1];
  const path = resolve(folder, joined || (next?.startsWith('-') ? undefined : next) || '.');
  return existsSync(path) && statSync(path).isDirectory() ? join(path, nameAt(now)) : path;
};

/** `relaywatch-diagnostics-2026-11-30-143102.zip`, in local time, as the application names it too. */
const nameAt = (/** @type {Date} */ at) => {
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `relaywatch-diagnostics-${day}-${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('')}.zip`;
};

/** Whether a file was written at or after a time. */
export const isWrittenSince = (/** @type {string} */ file, /** @type {number} */ ms) =>
  existsSync(file) && statSync(file).mtimeMs >= ms;
