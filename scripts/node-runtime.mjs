import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './child.mjs';
import { cannot } from './say.mjs';

/** The Node that Electron 45 embeds: build, tests and stand-in run on it. */
const WANTED_MAJOR = 24;

const major = Number.parseInt(process.versions.node, 10);

/** Stops early, with the reason, on a Node that cannot even run the set-up. */
export const checkNode = () => {
  if (major < 20) throw cannot(`Node ${process.versions.node} is too old: Relaywatch needs Node 20 or newer.`);
};

/**
 * Finds Node 24: the one that npm installed for this system, or else the one running now.
 * @returns {{ node: string, env: NodeJS.ProcessEnv }} the program, and an environment in which `node` means it
 */
export const nodeRuntime = () => {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const installed = join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (!existsSync(installed) && major < WANTED_MAJOR) {
    const why =
      process.platform === 'linux' || windows
        ? `npm did not install the package ${name}: remove node_modules and run this again, or bring`
        : 'On this system bring';
    throw cannot(`${why} Node ${WANTED_MAJOR} or newer (this is ${process.versions.node}).`);
  }
  const node = existsSync(installed) ? installed : process.execPath;
  const path = [dirname(node), join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  return { node, env: { ...process.env, PATH: path } };
};
