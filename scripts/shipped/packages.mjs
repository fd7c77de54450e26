import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';

/** @typedef {import('./modules.mjs').MadeFiles} MadeFiles */
/** @typedef {Record<string, string>} Ranges */
/** @typedef {{ name?: string, version?: string, integrity?: string, dependencies?: Ranges, optionalDependencies?: Ranges, peerDependencies?: Ranges }} LockedPackage */
/** package-lock.json. @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */
/**
 * A package of which something is in the application: its folder, its real name, its licence as an SPDX id with the
 * texts that have to go along, and the SHA-512 of its archive in hex.
 * @typedef {{ folder: string, name: string, version: string, licence: string, text: string, hash: string }} ShippedPackage
 */

/** Licences that ask for no more than that their text goes along. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** What some packages say in place of an SPDX id; where two licences are offered, the one that Relaywatch takes. */
const MEANT = new Map([
  ['MIT/X11', 'MIT'],
  ['MIT,Apache2', 'MIT'],
]);

/** A tool whose lines in the main bundle are no module. */
const UNSEEN = 'node_modules/electron-vite';

/** A package's file that has to go along. */
const LEGAL_FILE = /^(licen[cs]e|copying|notice|third-party-licen[cs]e)/i;

/** Vite's file goes on with the licences of the tools inside it, none of which ships. */
const TOOLS_OF_VITE = /\n# Licenses of bundled dependencies.*/s;

/** Node's rule of where a package finds another. @param {Lockfile} lock @param {string} from @param {string} name */
const find = (lock, from, name) => {
  for (let folder = from; ; folder = folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const found = `${folder}/node_modules/${name}`.replace(/^\//, '');
    if (found in lock.packages) return found;
    if (folder === '') return undefined;
  }
};

/** The folders of the packages that one needs itself. @param {Lockfile} lock @param {string} folder @returns {string[]} */
export const neededBy = (lock, folder) => {
  const { dependencies, optionalDependencies, peerDependencies } = lock.packages[folder] ?? {};
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).flatMap(
    (name) => find(lock, folder, name) ?? [],
  );
};

/** Packages and all that they need, by folder. @param {Lockfile} lock @param {Iterable<string>} folders */
export const withNeeded = (lock, folders) => {
  const all = new Set(folders);
  for (const folder of all) for (const needed of neededBy(lock, folder)) all.add(needed);
  return all;
};

/** The folder of the package that a module is of; undefined for Relaywatch's own. @param {string} module */
const folderOfModule = (module) => {
  const [inPackage] = module.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [];
  if (inPackage !== undefined || module.startsWith('src/')) return inPackage;
  // The name of what a tool makes up begins with a null byte and the tool's own name.
  return module.startsWith('\0') ? `node_modules/${module.slice(1).split('/')[0]}` : module;
};

/**
 * The folders of the packages that are loaded from outside of the bundle: Electron is the runtime, and what others need
 * is beside them. @param {Lockfile} lock @param {string} name
 */
const foldersOutside = (lock, name) => {
  if (isBuiltin(name)) return [];
  const [folder = name] = `node_modules/${name}`.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [];
  return folder === 'node_modules/electron' ? [folder] : [...withNeeded(lock, [folder])];
};

/** @param {string} root @param {string} folder @param {LockedPackage} locked @returns {ShippedPackage} */
const readPackage = (root, folder, locked) => {
  const path = join(root, folder);
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const said = String(license?.type ?? license ?? licenses);
  const text = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LEGAL_FILE.test(entry.name))
    .map((entry) => readFileSync(join(path, entry.name), 'utf8').replaceAll('\r', '').replace(TOOLS_OF_VITE, '').trim())
    .join('\n\n');
  const licence = MEANT.get(said) ?? said;
  if (version !== locked.version) throw new Error(`is ${version} here and ${locked.version} in package-lock.json`);
  if (!locked.integrity?.startsWith('sha512-')) throw new Error('has no SHA-512 in package-lock.json');
  if (!PERMISSIVE.includes(licence)) throw new Error(`has a licence that is not on the list: ${licence}`);
  if (text === '') throw new Error('brings no text of its licence');
  const hash = Buffer.from(locked.integrity.slice('sha512-'.length), 'base64').toString('hex');
  return { folder, name, version, licence, text, hash };
};

/**
 * The packages that the application's files are made of, by name. Throws one error with every reason why they must not
 * ship. @param {string} root @param {Lockfile} lock @param {MadeFiles} files @returns {readonly ShippedPackage[]}
 */
export const shippedPackages = (root, lock, files) => {
  const folders = new Set([UNSEEN]);
  for (const { modules, outside } of Object.values(files)) {
    const inside = modules.flatMap((module) => folderOfModule(module) ?? []);
    for (const folder of [...inside, ...outside.flatMap((name) => foldersOutside(lock, name))]) folders.add(folder);
  }
  const packages = [];
  const problems = [];
  for (const folder of folders) {
    try {
      const locked = lock.packages[folder];
      if (locked === undefined) throw new Error('is neither in src/ nor in package-lock.json');
      packages.push(readPackage(root, folder, locked));
    } catch (error) {
      problems.push(`${folder.replace('node_modules/', '')} ${error instanceof Error ? error.message : error}`);
    }
  }
  if (problems.length > 0) throw new Error(`The application must not ship:\n  ${problems.sort().join('\n  ')}`);
  const key = (/** @type {ShippedPackage} */ { name, version, folder }) => `${name}@${version} ${folder}`;
  return packages.sort((a, b) => (key(a) < key(b) ? -1 : 1));
};
