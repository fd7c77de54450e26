import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';

/*
 * node --import <this file> out/main/index.js
 * Answers `electron` with the stand-in, whether or not the real package has its binary, for imports and for require.
 */

const NAMES = new Set(['electron', 'electron/main', 'electron/common']);
const STAND_IN = new URL('./electron/electron.ts', import.meta.url).href;
const MODULE = 'stand-in:electron';

/** The named exports, the default that some libraries import, and what CommonJS gets. */
const SOURCE = `export * from '${STAND_IN}';
export { electron as default, electron as 'module.exports' } from '${STAND_IN}';`;

registerHooks({
  resolve: (specifier, context, next) =>
    NAMES.has(specifier) ? { url: MODULE, format: 'module', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === MODULE ? { format: 'module', source: SOURCE, shortCircuit: true } : next(url, context),
});

// The types the stand-in is held to are those of this version; read as a file, for the package itself would be answered above.
const manifest = createRequire(import.meta.url).resolve('electron/package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }; // every package.json has one
Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'defaultApp', { value: true });
