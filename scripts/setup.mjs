import { build } from './build.mjs';
import { installCommand, installDebianPackages } from './debian-packages.mjs';
import { checkNode, nodeRuntime } from './node-runtime.mjs';
import { installNpmPackages } from './npm-packages.mjs';

/** Why the stand-in's desktop cannot be had here, or undefined when it can. Installs what it may. */
const standInMissing = async () => {
  if (process.platform !== 'linux') return 'the stand-in for Electron and its desktop exist on Linux only';
  const missing = await installDebianPackages();
  return missing.length === 0 ? undefined : `packages are missing. On Debian or Ubuntu: ${installCommand(missing)}`;
};

/**
 * Brings a fresh clone to the point where everything can run, and skips what is there already.
 * @param {{ standIn: boolean, build: boolean }} needs whether the stand-in's desktop and the built application are wanted
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv, standInMissing: string | undefined }>} Node 24, an environment
 *   in which `node` means it, and why the stand-in cannot run, if it was wanted and cannot
 */
export const setup = async (needs) => {
  checkNode();
  await installNpmPackages();
  const runtime = nodeRuntime();
  const missing = needs.standIn ? await standInMissing() : undefined;
  if (needs.build) await build();
  return { ...runtime, standInMissing: missing };
};
