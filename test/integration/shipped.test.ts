import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative } from 'node:path';
import { build } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import { collectModules, type MadeFiles } from '../../scripts/shipped/modules.mjs';
import { withNeeded } from '../../scripts/shipped/packages.mjs';
import { buildMain } from '../harness/main-build.ts';
import { ROOMS } from '../unit/architecture/rules.ts';

/** What the build says about what ships, held against what was built, against the lockfile and against the walls. */

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();

interface Component {
  readonly purl: string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses: readonly {
    readonly license: { readonly id: string; readonly text: { readonly content: string } };
  }[];
}
const components: readonly Component[] = JSON.parse(read('out/shipped/sbom.cdx.json')).components;
const made: MadeFiles = JSON.parse(read('out/shipped/modules.json'));
const lock = JSON.parse(read('package-lock.json'));

const nameOf = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);
const tailOf = (folder: string) => folder.replace(/^.*node_modules\//, '');

/** The folder in the lockfile that a file is in, the nearest one. */
const lockedFolderOf = (file: string) =>
  Object.keys(lock.packages)
    .filter((folder) => folder !== '' && file.startsWith(`${folder}/`))
    .toSorted((a, b) => b.length - a.length)[0];

/** The component that the lockfile's entry of a folder is, by name, version and hash. */
const componentOf = (folder: string) => {
  const { name = tailOf(folder), version, integrity } = lock.packages[folder];
  const hash = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  return components.find(
    (one) =>
      nameOf(one) === name &&
      one.version === version &&
      one.hashes.some(({ alg, content }) => alg === 'SHA-512' && content === hash),
  );
};

const modules = Object.values(made).flatMap((file) => file.modules);
const folders = [...new Set(modules.flatMap((module) => lockedFolderOf(module) ?? []))];

/** Tools whose own lines are in the bundle. */
const TOOLS = ['electron-vite', 'rolldown', 'tailwindcss', 'vite'].map((name) => `node_modules/${name}`);

/** Of some folders those that nothing may need which the walls let into src/. */
const developmentOnly = (some: readonly string[]) => {
  const patterns = ROOMS.flatMap((room) => room.packages).map((name) => name.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? name);
  const allowed = Object.keys(lock.packages).filter((folder) =>
    patterns.some((name) =>
      name.endsWith('/*') ? folder.startsWith(`node_modules/${name.slice(0, -1)}`) : folder === `node_modules/${name}`,
    ),
  );
  // What Electron's package needs only fetches its program.
  const needed = withNeeded(
    lock,
    allowed.filter((folder) => folder !== 'node_modules/electron'),
  );
  return some.filter((folder) => !needed.has(folder) && folder !== 'node_modules/electron' && !TOOLS.includes(folder));
};

describe('what the build says that ships', () => {
  it('names every file that was built', () => {
    const built = ['out/main', 'out/preload', 'out/renderer'].flatMap(filesIn);
    expect(built.length).toBeGreaterThan(10);
    expect(
      Object.keys(made)
        .map((file) => `out/${file}`)
        .toSorted(),
    ).toEqual(built);
  });

  it('names every module that the bundler marks in what it writes before it is minified', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relaywatch-marked-'));
    await buildMain(folder, false);
    const marked = filesIn(relative(root, folder)).flatMap((file) =>
      [...read(file).matchAll(/^\/\/ (?:\\0|#region )?((?:node_modules|src)\/\S+)$/gm)].map(
        ([, module = '']) => module,
      ),
    );
    rmSync(folder, { recursive: true });
    expect(marked.length).toBeGreaterThan(200);
    expect(marked.filter((module) => !modules.includes(module))).toEqual([]);
  });

  it('has no action in what the window loads for its first screen', () => {
    const page = read('out/renderer/index.html');
    const first = Object.entries(made).filter(([file]) => page.includes(file.replace('renderer/', './')));
    const loaded = first.flatMap(([, { modules: parts }]) => parts);
    expect(loaded).toContain('src/renderer/main.tsx');
    expect(loaded.filter((module) => module.startsWith('src/shared/actions/'))).toEqual([]);
  });

  it('names the package of every module, in the version and with the hash of the lockfile', () => {
    const strangers = modules.filter((module) => !/^(src\/|\0)/.test(module) && lockedFolderOf(module) === undefined);
    expect(strangers).toEqual([]);
    expect(folders.length).toBeGreaterThan(30);
    expect(folders.filter((folder) => componentOf(folder) === undefined)).toEqual([]);
  });

  it('names what is made up by tools, copied by style sheets, and loaded from outside', () => {
    const names = components.map(nameOf);
    const madeUp = modules.filter((module) => module.startsWith('\0')).map((module) => module.slice(1).split('/')[0]);
    expect([...new Set(madeUp)].toSorted()).toEqual(['rolldown', 'vite']);
    const styles = filesIn('out/renderer')
      .filter((file) => file.endsWith('.css'))
      .map(read)
      .join('');
    const [, banner, version] = styles.match(/\/\*! (\S+) v(\S+) \| MIT License/) ?? [];
    expect(components).toContainEqual(expect.objectContaining({ name: banner, version }));
    expect(names).toEqual(expect.arrayContaining(['vite', 'rolldown', 'electron', '@github/keytar', 'node-addon-api']));
  });

  it('names nothing twice and nothing else', () => {
    const purls = components.map(({ purl }) => purl);
    expect(new Set(purls).size).toBe(purls.length);
    const beside = ['electron', '@github/keytar', 'node-addon-api', 'electron-vite', 'vite', 'rolldown'];
    const known = new Set([
      ...folders.map((folder) => componentOf(folder)?.purl),
      ...components.filter((one) => beside.includes(nameOf(one))).map(({ purl }) => purl),
    ]);
    expect(purls.filter((purl) => !known.has(purl))).toEqual([]);
  });

  it('is under permissive licences only, each with its text in SBOM and notices', () => {
    const notices = read('out/shipped/third-party-notices.txt');
    for (const one of components) {
      expect(one.licenses).toHaveLength(1);
      for (const { license } of one.licenses) {
        expect(['Apache-2.0', 'BlueOak-1.0.0', 'BSD-3-Clause', 'ISC', 'MIT']).toContain(license.id);
        expect(license.text.content.length).toBeGreaterThan(200);
        expect(notices).toContain(`\n${nameOf(one)} ${one.version} (${license.id})\n`);
        expect(notices).toContain(license.text.content);
      }
    }
  });

  it('is nothing that only tests and tools need', () => {
    expect(
      developmentOnly([
        'node_modules/vitest',
        'node_modules/zod',
        'node_modules/extract-zip',
        'node_modules/fast-check',
      ]),
    ).toEqual(['node_modules/vitest', 'node_modules/extract-zip', 'node_modules/fast-check']);
    expect(developmentOnly(folders)).toEqual([]);
  });

  it('has beside it only pictures of our own', () => {
    expect([...new Set(filesIn('resources').map(extname))]).toEqual(['.png', '.svg']);
  });
});

describe('the collector', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relaywatch-collect-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it('sees scripts, style sheets inside style sheets, fonts and what is left outside, once every part is built', async () => {
    put('node_modules/code/package.json', '{"name":"code","version":"1.0.0","type":"module","main":"index.js"}');
    put('node_modules/code/index.js', 'export const planted = "code";');
    put('node_modules/look/package.json', '{"name":"look","version":"1.0.0","style":"all.css"}');
    put('node_modules/look/all.css', '@import "type/face.css"; @import "./all.css"; p { color: red }');
    put('node_modules/type/package.json', '{"name":"type","version":"1.0.0"}');
    put('node_modules/type/face.css', '@font-face { font-family: T; src: url("./face.woff2") }');
    put('node_modules/type/face.woff2', 'x'.repeat(9_000));
    put('src/own.css', '@import "look"; b { color: blue }');
    put(
      'src/index.js',
      'import "./own.css"; import { planted } from "code"; import keys from "keys"; console.log(planted, keys);',
    );
    put('src/other.js', 'console.log(1);');
    const results: MadeFiles[] = [];
    const collect = collectModules(folder, ['first', 'second'], (files) => results.push(files));
    const make = (part: 'first' | 'second', input: string) =>
      build({
        root: folder,
        configFile: false,
        logLevel: 'silent',
        plugins: [collect(part)],
        build: {
          outDir: join(folder, 'out', part),
          rolldownOptions: { input: join(folder, input), external: ['keys'] },
        },
      });
    await make('first', 'src/index.js');
    expect(results).toEqual([]);
    await make('second', 'src/other.js');
    const [files = {}] = results;
    const seen = Object.values(files).flatMap((file) => file.modules);
    expect(seen).toEqual(
      expect.arrayContaining([
        'src/index.js',
        'src/own.css',
        'src/other.js',
        'node_modules/code/index.js',
        'node_modules/look/all.css',
        'node_modules/type/face.css',
        'node_modules/type/face.woff2',
      ]),
    );
    expect(Object.values(files).flatMap((file) => file.outside)).toEqual(['keys']);
    expect(Object.keys(files).every((file) => existsSync(join(folder, 'out', file)))).toBe(true);
  });
});
