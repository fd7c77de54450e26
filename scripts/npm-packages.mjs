import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, runQuietly } from './child.mjs';
import { cannot, step } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

/**
 * Whether what is installed is what the lockfile asks for. Optional packages may be absent (another system's).
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json, which npm writes last when it installs
 */
export const lockFits = (wanted, installed) =>
  Object.entries(wanted.packages).every(([path, want]) => {
    if (path === '') return true;
    const have = installed.packages[path];
    if (have === undefined) return want.optional === true || want.devOptional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });

/** @returns {Lockfile | undefined} undefined when the file is absent or torn: then it fits nothing */
const readLock = (/** @type {string} */ path) => {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
};

/** npm as it was started, on the Node that started it: never the one inside the folder that npm replaces. */
const npm = () => {
  const { npm_execpath: script, npm_node_execpath: node, ...env } = process.env;
  if (script?.endsWith('.js') && node) return { command: node, args: [script], env };
  const outside = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, 'node_modules')));
  env['PATH'] = outside.join(delimiter);
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [], env };
};

const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/;

/** Installs what package-lock.json names unless it is there already. */
export const installNpmPackages = async () => {
  const wanted = readLock('package-lock.json');
  if (wanted === undefined) throw cannot('package-lock.json is missing or not JSON: restore it from the repository.');
  const installed = readLock('node_modules/.package-lock.json');
  if (installed !== undefined && lockFits(wanted, installed)) return;

  const count = Object.keys(wanted.packages).length - 1;
  await step(`Installing ${count} npm packages (about 700 MB on disk)`, async () => {
    const { command, args, env } = npm();
    // Warnings are left out because some packages ask for Node 22 and more, which they get: node_modules brings Node 24.
    const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress', '--prefer-offline'];
    const { status, output } = await runQuietly(command, [...args, 'ci', ...quiet], { env });
    if (status === 0) return;
    const cause = UNREACHABLE.test(output)
      ? 'The npm registry could not be reached. What was fetched is kept: connect and run this again.'
      : 'npm ci failed; its own words are above.';
    throw cannot(`${output.trim()}\n\n${cause}`);
  });
};
