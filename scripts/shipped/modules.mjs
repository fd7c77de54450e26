import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { createIdResolver } from 'vite';

/**
 * What one file of the application is made of: modules as paths below the repository's folder (those that a tool makes
 * up keep their null byte), and the names of what is loaded from outside at run time.
 * @typedef {{ modules: readonly string[], outside: readonly string[] }} Made
 */
/** By the file's path below out/. @typedef {Record<string, Made>} MadeFiles */

const withoutQuery = (/** @type {string} */ id) => id.replace(/\?.*/, '');
const sorted = (/** @type {readonly string[]} */ names) => [...new Set(names)].sort();

const CSS_IMPORT = /@import\s+(?:url\()?\s*["']([^"']+)["']/g;
/** How Vite itself resolves the imports of a style sheet. */
const OF_CSS = {
  extensions: ['.css'],
  mainFields: ['style'],
  conditions: ['style'],
  tryIndex: false,
  preferRelative: true,
};

/**
 * A style sheet with all that it imports, at any depth: Vite copies these into it, so they are no modules of their own.
 * It is read from disk, because another plugin may have followed the imports before us.
 * @param {(source: string, importer: string) => Promise<string | undefined>} find @param {string} file
 * @returns {Promise<Set<string>>}
 */
const withImports = async (find, file) => {
  const files = new Set([file]);
  for (const importer of files) {
    for (const [, source = ''] of readFileSync(importer, 'utf8').matchAll(CSS_IMPORT)) {
      const found = await find(source, importer);
      if (found === undefined) throw new Error(`${importer} imports ${source}, which cannot be found.`);
      files.add(found);
    }
  }
  return files;
};

/**
 * A Vite plugin for each part of the application, which collects what its files are made of. Once the last part is built,
 * `write` gets everything. A build of some parts only (live reload, the pages of tests) writes nothing.
 * @template {string} Part
 * @param {string} root @param {readonly Part[]} parts @param {(files: MadeFiles) => void} write
 */
export const collectModules = (root, parts, write) => {
  /** @type {Map<Part, MadeFiles>} */
  const built = new Map();
  const pathOf = (/** @type {string} */ id) => {
    const path = withoutQuery(id);
    return isAbsolute(path) ? relative(root, path).replaceAll('\\', '/') : path;
  };
  /** @param {Part} part @returns {import('vite').Plugin} */
  return (part) => {
    /** @type {Set<string>} */
    const styles = new Set();
    /** @type {ReturnType<typeof createIdResolver>} */
    let resolver;
    let viteRoot = root;
    return {
      name: 'relaywatch-collect-modules',
      apply: 'build',
      configResolved(config) {
        resolver = createIdResolver(config, OF_CSS);
        viteRoot = config.root;
      },
      transform: {
        filter: { id: /\.css(\?|$)/ },
        async handler(_code, id) {
          const find = (/** @type {string} */ source, /** @type {string} */ importer) =>
            resolver(this.environment, source, importer);
          for (const file of await withImports(find, withoutQuery(id))) styles.add(file);
        },
      },
      writeBundle(_options, bundle) {
        /** @type {MadeFiles} */
        const files = {};
        for (const [file, output] of Object.entries(bundle)) {
          const isCode = output.type === 'chunk';
          const sources = isCode ? output.moduleIds : output.originalFileNames.map((name) => resolve(viteRoot, name));
          const outside = isCode
            ? [...output.imports, ...output.dynamicImports].filter((name) => !(name in bundle))
            : [];
          const modules = file.endsWith('.css') ? [...styles] : sources;
          files[`${part}/${file}`] = { modules: sorted(modules.map(pathOf)), outside: sorted(outside) };
        }
        built.set(part, files);
        if (parts.every((one) => built.has(one))) write(Object.assign({}, ...parts.map((one) => built.get(one))));
      },
    };
  };
};
