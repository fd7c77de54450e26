// npm run check: installs what is missing, then checks types, lint, dead code and runs every test; named checks run alone.
import { runAloud } from './child.mjs';
import { checkNode, nodeRuntime } from './node-runtime.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { cannot, explain, say } from './say.mjs';

/** What Node 24 runs, the quickest to fail first. @type {Record<string, string[]>} */
const CHECKS = {
  types: ['scripts/check-types.mjs'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check'],
  dead: ['node_modules/knip/bin/knip.js'],
  tests: ['scripts/test.mjs'],
};

/** @param {string[]} names @returns {Promise<number>} the status of the first check that fails, or 0 */
const checkAll = async (names) => {
  checkNode();
  await installNpmPackages();
  const { node, env } = nodeRuntime();
  for (const name of names) {
    const args = CHECKS[name];
    if (args === undefined) throw cannot(`There is no check "${name}". Checks: ${Object.keys(CHECKS).join(', ')}.`);
    const { status } = await runAloud(node, args, { env });
    if (status !== 0) return status;
  }
  return 0;
};

const named = process.argv.slice(2);
process.exitCode = await checkAll(named.length > 0 ? named : Object.keys(CHECKS)).catch((error) => {
  say(explain(error));
  return 1;
});
