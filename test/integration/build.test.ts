import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMain } from '../harness/main-build.ts';

interface Chunk {
  readonly file: string;
  readonly bytes: number;
  readonly files: readonly string[];
  readonly packages: readonly string[];
  readonly imports: readonly string[];
}

/** `@particle/dbus-next` of a file below its folder in node_modules. */
const packageOf = (file: string): string | undefined => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];

/** Builds the main process as it is shipped and tells what each file of it holds. */
async function chunksOf(folder: string): Promise<ReadonlyMap<string, Chunk>> {
  const chunks = new Map<string, Chunk>();
  const look: Plugin = {
    name: 'look',
    generateBundle: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const files = Object.keys(chunk.modules).map((file) => file.replaceAll('\\', '/'));
        chunks.set(chunk.name, {
          file: chunk.fileName,
          bytes: Buffer.byteLength(chunk.code),
          files,
          packages: [...new Set(files.flatMap((file) => packageOf(file) ?? []))],
          imports: chunk.imports,
        });
      }
    },
  };
  await buildMain(folder, true, look);
  return chunks;
}

describe('the built main process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relaywatch-build-'));
  let chunks: ReadonlyMap<string, Chunk>;
  beforeAll(async () => {
    chunks = await chunksOf(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('stays below 600 kB in what every start reads', () => {
    const read = new Set(['application']);
    for (const name of read) {
      for (const [other, { file }] of chunks) if (chunks.get(name)?.imports.includes(file)) read.add(other);
    }
    const bytes = [...read].reduce((sum, name) => sum + (chunks.get(name)?.bytes ?? 0), 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(600_000);
  });

  it('compiles nothing of its own before the compile cache is on', () => {
    const { imports, packages } = chunks.get('index') ?? {};
    expect(imports?.toSorted()).toEqual(['electron', 'node:module', 'node:path']);
    expect(packages).toEqual([]);
  });

  it('has the settings store and D-Bus without the schema compiler, the XML reader and what they need', () => {
    const packages = [...chunks.values()].flatMap((chunk) => chunk.packages);
    expect(packages).toContain('electron-store');
    expect(packages).toContain('@particle/dbus-next');
    const leftOut = [
      'ajv',
      'ajv-formats',
      'fast-uri',
      'json-schema-traverse',
      'xml2js',
      'sax',
      'xmlbuilder',
      'event-stream',
      'semver',
    ];
    expect(leftOut.filter((name) => packages.includes(name))).toEqual([]);
    const files = [...chunks.values()].flatMap((chunk) => chunk.files);
    expect(files.filter((file) => /zod\/v4\/core\/.*json-schema/.test(file))).toEqual([]);
  });

  it('loads D-Bus and the simulator only when they are needed', () => {
    expect(chunks.get('application')?.packages).not.toContain('@particle/dbus-next');
    expect(chunks.get('application')?.files.filter((file) => file.includes('/src/simulator/'))).toEqual([]);
  });
});
