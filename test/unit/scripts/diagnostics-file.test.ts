import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosticsFile, isWrittenSince } from '../../../scripts/diagnostics-file.mjs';
import { temporaryFolder } from '../../fixtures/folder.ts';

const NOW = new Date(2026, 10, 30, 14, 31, 2);
const NAME = 'relaywatch-diagnostics-2026-11-30-143102.zip';

describe('the file of npm start -- --diagnostics', () => {
  it('is not asked for otherwise', () => {
    expect(diagnosticsFile(['--demo'], '/here', NOW)).toBeUndefined();
  });

  it('is named by the time, in the folder where the person is or in the one that is given', () => {
    const folder = temporaryFolder();
    expect(diagnosticsFile(['--diagnostics'], folder, NOW)).toBe(join(folder, NAME));
    expect(diagnosticsFile(['--diagnostics', folder], '/', NOW)).toBe(join(folder, NAME));
    expect(diagnosticsFile([`--diagnostics=${folder}`], '/', NOW)).toBe(join(folder, NAME));
    expect(diagnosticsFile(['--diagnostics', '--other'], folder, NOW)).toBe(join(folder, NAME));
  });

  it('may be given', () => {
    const folder = temporaryFolder();
    expect(diagnosticsFile(['--diagnostics', 'a/b.zip'], folder, NOW)).toBe(join(folder, 'a/b.zip'));
    expect(diagnosticsFile(['--diagnostics=a=b.zip'], folder, NOW)).toBe(join(folder, 'a=b.zip'));
  });

  it('counts as written only if it is newer than the start', () => {
    const file = join(temporaryFolder(), 'report.zip');
    expect(isWrittenSince(file, 0)).toBe(false);
    writeFileSync(file, '');
    utimesSync(file, 1_000, 1_000);
    expect(isWrittenSince(file, 1_000_000)).toBe(true);
    expect(isWrittenSince(file, 1_000_001)).toBe(false);
  });
});
