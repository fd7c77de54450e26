import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runQuietly } from './child.mjs';
import { nodeRuntime } from './node-runtime.mjs';
import { cannot, explain, step } from './say.mjs';

/** Everything that decides what the build holds. */
const SOURCES = [
  'src',
  'resources',
  'scripts/shipped',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const STAMP = join(root, 'out/.built-from');

/** @returns {string[]} paths below the repository's folder, sorted */
const filesOf = (/** @type {string} */ path) => {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
};

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesOf)) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

/** Builds the application into out/, unless out/ was built from exactly these sources. */
export const build = async () => {
  const now = fingerprint();
  const built = existsSync(STAMP) && existsSync(join(root, 'out/main/index.js')) ? readFileSync(STAMP, 'utf8') : '';
  if (built === now) return;
  await step('Building the application', async () => {
    const { node, env } = nodeRuntime();
    const { status, output } = await runQuietly(
      node,
      ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
      { env },
    );
    if (status !== 0) throw cannot(`${output.trim()}\n\nThe build failed; its own words are above.`);
    writeFileSync(STAMP, now);
  });
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build().catch((error) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
}
