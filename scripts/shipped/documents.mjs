import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { neededBy, shippedPackages } from './packages.mjs';

/** @typedef {import('./packages.mjs').ShippedPackage} ShippedPackage */
/** @typedef {{ name: string, productName: string, version: string, license: string }} Product */

/** A package URL, by which scanners know a package. @param {{ name: string, version: string }} _ */
const purlOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** A package may be in several folders. @param {readonly ShippedPackage[]} packages */
const onceEach = (packages) => [...new Map(packages.map((one) => [purlOf(one), one])).values()];

/**
 * A CycloneDX 1.6 SBOM. The same packages make the same document: it has neither a time nor a serial number.
 * @param {Product} product @param {readonly ShippedPackage[]} packages @param {import('./packages.mjs').Lockfile} lock
 */
export const sbomOf = ({ name, version, license }, packages, lock) => {
  const purls = new Map(packages.map((one) => [one.folder, purlOf(one)]));
  /** @param {string} folder @returns {string[]} */
  const needs = (folder) => [...new Set(neededBy(lock, folder).flatMap((needed) => purls.get(needed) ?? []))].sort();
  const components = onceEach(packages).map((one) => {
    const [, group, short] = one.name.match(/^(?:(@[^/]+)\/)?(.+)$/) ?? [];
    return {
      type: one.folder === 'node_modules/electron' ? 'framework' : 'library',
      'bom-ref': purlOf(one),
      ...(group === undefined ? {} : { group }),
      name: short,
      version: one.version,
      hashes: [{ alg: 'SHA-512', content: one.hash }],
      licenses: [{ license: { id: one.licence, text: { contentType: 'text/plain', content: one.text } } }],
      purl: purlOf(one),
    };
  });
  const ref = `${name}@${version}`;
  const own = { type: 'application', 'bom-ref': ref, name, version, licenses: [{ license: { id: license } }] };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: own },
    components,
    dependencies: [
      { ref, dependsOn: [...new Set(purls.values())] },
      ...onceEach(packages).map((one) => ({ ref: purlOf(one), dependsOn: needs(one.folder) })),
    ],
  };
};

const RULE = '-'.repeat(80);

/** The notices as text. @param {Product} product @param {readonly ShippedPackage[]} packages */
export const noticesOf = ({ productName, version }, packages) =>
  [
    `Third-party notices of ${productName} ${version}`,
    '',
    `${productName} contains ${onceEach(packages).length} packages of others. Their licences follow.`,
    'Electron contains Chromium, Node.js and more; the file LICENSES.chromium.html beside its program has their notices.',
    ...onceEach(packages).flatMap((one) => [
      '',
      RULE,
      `${one.name} ${one.version} (${one.licence})`,
      RULE,
      '',
      one.text,
    ]),
    '',
  ].join('\n');

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Writes into out/shipped what the application is made of: modules, SBOM and notices.
 * @param {string} root @param {import('./modules.mjs').MadeFiles} files
 */
export const writeDocuments = (root, files) => {
  const product = read(join(root, 'package.json'));
  const lock = read(join(root, 'package-lock.json'));
  const packages = shippedPackages(root, lock, files);
  const folder = join(root, 'out/shipped');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'modules.json'), `${JSON.stringify(files, null, 2)}\n`);
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(sbomOf(product, packages, lock), null, 2)}\n`);
  writeFileSync(join(folder, 'third-party-notices.txt'), noticesOf(product, packages));
};
