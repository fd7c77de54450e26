import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticesOf, sbomOf } from '../../../scripts/shipped/documents.mjs';
import { shippedPackages } from '../../../scripts/shipped/packages.mjs';

let root = '';
let lock: { packages: Record<string, Record<string, unknown>> } = { packages: {} };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'relaywatch-shipped-'));
  lock = { packages: {} };
  install('electron');
  install('electron-vite');
});
afterEach(() => rmSync(root, { recursive: true }));

const HASH = '0f'.repeat(64);
const integrity = `sha512-${Buffer.from(HASH, 'hex').toString('base64')}`;

/** Installs a package and locks it, as npm does. */
function install(
  path: string,
  {
    json = {},
    locked = {},
    files = { LICENSE: `The licence of ${path}` },
  }: Partial<Record<'json' | 'locked' | 'files', object>> = {},
) {
  const folder = `node_modules/${path}`;
  const name = path.replace(/^.*node_modules\//, '');
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(
    join(root, folder, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', license: 'MIT', ...json }),
  );
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, folder, file), text);
  lock.packages[folder] = { version: '1.0.0', integrity, ...locked };
}

const shipped = (modules: string[], outside: string[] = []) =>
  shippedPackages(root, lock, { 'main/index.js': { modules, outside } });
const named = (modules: string[], outside?: string[]) =>
  shipped(modules, outside).map(({ folder }) => folder.slice(13));

const TOOLS = ['electron-vite'];

describe('what ships', () => {
  it('is the packages of the modules, each with its licence and the hash of the lockfile', () => {
    install('zod');
    install('@base/ui', { files: { 'licence.md': ' One \r\n', NOTICE: 'Two' }, json: { license: 'Apache-2.0' } });
    expect(
      shipped(['src/main/index.ts', 'node_modules/zod/a.js', 'node_modules/zod/b.js', 'node_modules/@base/ui/x/y.css']),
    ).toMatchObject([
      { name: '@base/ui', version: '1.0.0', licence: 'Apache-2.0', text: 'Two\n\nOne', hash: HASH },
      { name: 'electron-vite' },
      { name: 'zod', licence: 'MIT', text: 'The licence of zod' },
    ]);
  });

  it('tells a package from another of the same name inside a third one', () => {
    install('conf');
    install('conf/node_modules/paths', { json: { version: '4.0.0' }, locked: { version: '4.0.0' } });
    install('paths');
    expect(named(['node_modules/conf/node_modules/paths/index.js'])).toEqual([...TOOLS, 'conf/node_modules/paths']);
  });

  it('is also what is loaded from outside, with all that it needs but for the tools that fetch Electron', () => {
    install('electron', { locked: { dependencies: { got: '*' } } });
    install('got');
    install('keys', { json: { name: '@real/keys' }, locked: { name: '@real/keys', dependencies: { addon: '*' } } });
    install('addon', { locked: { optionalDependencies: { deep: '*', absent: '*' } } });
    install('addon/node_modules/deep');
    install('deep');
    const outside = ['electron', 'keys', 'node:fs', 'path', 'fs/promises'];
    expect(named([], outside).sort()).toEqual(['addon', 'addon/node_modules/deep', 'electron', ...TOOLS, 'keys']);
    expect(shipped([], outside).map(({ name }) => name)).toContain('@real/keys');
  });

  it('is also the tools that make up modules', () => {
    install('vite', { files: { 'LICENSE.md': 'Core\n# Licenses of bundled dependencies\nothers' } });
    expect(shipped(['\0vite/preload-helper.js']).at(-1)).toMatchObject({ name: 'vite', text: 'Core' });
  });

  it.each([
    ['a module of a test', ['test/fakes/http.ts'], 'test/fakes/http.ts is neither in src/ nor in package-lock.json'],
    ['a module from outside the repository', ['../other/index.js'], '../other/index.js is neither'],
    ['a package that is not locked', ['node_modules/stray/a.js'], 'stray is neither'],
    ['a module that nobody knows', ['\0helper@1/a.js'], 'helper@1 is neither'],
    [
      'another version than the locked one',
      ['node_modules/newer/a.js'],
      'newer is 2.0.0 here and 1.0.0 in package-lock.json',
    ],
    ['no hash', ['node_modules/unhashed/a.js'], 'unhashed has no SHA-512'],
    [
      'a licence that asks for more',
      ['node_modules/copyleft/a.js'],
      'copyleft has a licence that is not on the list: GPL-3.0',
    ],
    ['no licence', ['node_modules/silent/a.js'], 'silent has a licence that is not on the list: undefined'],
    ['no text of the licence', ['node_modules/textless/a.js'], 'textless brings no text of its licence'],
  ])('is refused with %s', (_what, modules, reason) => {
    install('newer', { json: { version: '2.0.0' } });
    install('unhashed', { locked: { integrity: undefined } });
    install('copyleft', { json: { license: 'GPL-3.0' } });
    install('silent', { json: { license: undefined } });
    install('textless', { files: { 'README.md': 'MIT' } });
    expect(() => shipped(modules)).toThrow(reason);
  });

  it('is refused with every reason at once', () => {
    install('copyleft', { json: { license: 'GPL-3.0' } });
    expect(() => shipped(['test/a.ts', 'node_modules/copyleft/a.js'], ['x11'])).toThrow(
      /must not ship:\n {2}copyleft has.*\n {2}test\/a.ts is.*\n {2}x11 is/,
    );
  });

  it('may offer two licences or an old name of one', () => {
    install('two', { json: { license: ['MIT', 'Apache2'] } });
    install('old', { json: { license: { type: 'MIT/X11' } } });
    const licences = shipped(['node_modules/two/a.js', 'node_modules/old/a.js']).map(({ licence }) => licence);
    expect(licences).toEqual(['MIT', 'MIT', 'MIT']);
  });
});

describe('the documents', () => {
  const product = { name: 'relaywatch', productName: 'Relaywatch', version: '0.1.0', license: 'MIT' };

  it('say the packages in the way of CycloneDX, twice the same', () => {
    install('@base/ui', { locked: { dependencies: { zod: '*' }, peerDependencies: { other: '*' } } });
    install('zod');
    install('@base/ui/node_modules/zod');
    const modules = [
      'node_modules/@base/ui/a.js',
      'node_modules/zod/a.js',
      'node_modules/@base/ui/node_modules/zod/a.js',
    ];
    const sbom = sbomOf(product, shipped(modules), lock);
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(sbom.metadata.component).toMatchObject({ name: 'relaywatch', version: '0.1.0' });
    expect(sbom.components.map(({ purl }) => purl)).toEqual([
      'pkg:npm/%40base/ui@1.0.0',
      'pkg:npm/electron-vite@1.0.0',
      'pkg:npm/zod@1.0.0',
    ]);
    expect(sbom.components[0]).toEqual({
      type: 'library',
      'bom-ref': 'pkg:npm/%40base/ui@1.0.0',
      group: '@base',
      name: 'ui',
      version: '1.0.0',
      hashes: [{ alg: 'SHA-512', content: HASH }],
      licenses: [{ license: { id: 'MIT', text: { contentType: 'text/plain', content: 'The licence of @base/ui' } } }],
      purl: 'pkg:npm/%40base/ui@1.0.0',
    });
    expect(sbom.dependencies).toEqual([
      { ref: 'relaywatch@0.1.0', dependsOn: sbom.components.map(({ purl }) => purl) },
      { ref: 'pkg:npm/%40base/ui@1.0.0', dependsOn: ['pkg:npm/zod@1.0.0'] },
      { ref: 'pkg:npm/electron-vite@1.0.0', dependsOn: [] },
      { ref: 'pkg:npm/zod@1.0.0', dependsOn: [] },
    ]);
    expect(JSON.stringify(sbomOf(product, shipped(modules.toReversed()), lock))).toBe(JSON.stringify(sbom));
  });

  it('give the text of every licence', () => {
    install('zod');
    const text = noticesOf(product, shipped(['node_modules/zod/a.js']));
    expect(text).toContain('Relaywatch contains 2 packages of others.');
    expect(text).toContain('zod 1.0.0 (MIT)');
    expect(text).toContain('The licence of zod');
    expect(text).toContain('LICENSES.chromium.html');
  });
});
