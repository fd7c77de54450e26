import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { writeDocuments } from './scripts/shipped/documents.mjs';
import { collectModules } from './scripts/shipped/modules.mjs';

const at = (path: string) => resolve(import.meta.dirname, path);

/** Writes what ships, from the modules of all three parts. */
const collect = collectModules(at('.'), ['main', 'preload', 'renderer'], (files) => writeDocuments(at('.'), files));

export default defineConfig({
  main: {
    plugins: [collect('main')],
    // electron-store compiles schemas with ajv and compares versions to migrate by, dbus-next describes objects with xml2js,
    // and zod writes JSON Schema. The main process does none of it.
    resolve: {
      alias: [
        {
          find: /^(ajv\/dist\/2020\.js|ajv-formats|semver|xml2js|\.\.\/core\/(to-json-schema|json-schema-processors)\.js)$/,
          replacement: at('src/main/left-out.cjs'),
        },
      ],
    },
    build: {
      outDir: 'out/main',
      rollupOptions: {
        // The first loads the second. The third runs in a thread of its own (core/support-report/stored-data-source.ts).
        input: {
          index: at('src/main/start.ts'),
          application: at('src/main/index.ts'),
          'check-worker': at('src/main/core/store/check-worker.ts'),
        },
        // dbus-next asks for x11 only to guess where the bus is, which session-bus.ts tells it, and for event-stream only
        // to reach the bus through a program that it starts.
        external: ['keytar', 'x11', 'event-stream'],
        // The log tells functions by their names.
        output: { minify: { compress: true, mangle: { keepNames: true }, codegen: true } },
      },
    },
  },
  preload: {
    plugins: [collect('preload')],
    build: {
      outDir: 'out/preload',
      // A sandboxed preload cannot be an ES module (Electron's sandbox documentation).
      rollupOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
      externalizeDeps: false,
    },
  },
  renderer: {
    root: at('src/renderer'),
    build: {
      outDir: at('out/renderer'),
      minify: true, // electron-vite leaves it off by default
      rollupOptions: {
        input: { index: at('src/renderer/index.html') },
        // One file for all that the first screen needs. In the parts that it shares with what is loaded later, each would be
        // one more question to the main process, and some would run before zod is told what it may do (zod-jitless.ts).
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
    plugins: [react(), tailwindcss(), collect('renderer')],
  },
});
