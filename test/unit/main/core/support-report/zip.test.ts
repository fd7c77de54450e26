import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createZip } from '../../../../../src/main/core/support-report/zip.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { unzip } from '../../../../fixtures/unzip.ts';

const AT = new Date(2026, 10, 30, 14, 31, 2).getTime();
const FILES = [
  { name: 'report/1-system.txt', text: 'Relaywatch 0.1.0\n' },
  { name: 'report/2-empty.txt', text: '' },
  { name: 'report/3-log.txt', text: 'Grüße, 🦊\n'.repeat(20_000) },
];

const hasProgram = (name: string) =>
  execFileSync('sh', ['-c', `command -v ${name} || true`], { encoding: 'utf8' }).trim() !== '';

describe('a zip archive', () => {
  it('holds its files, packed', () => {
    const zip = Buffer.from(createZip(FILES, AT));
    expect(unzip(zip)).toEqual(FILES);
    expect(zip.length).toBeLessThan(2_000);
  });

  it('can be empty', () => {
    expect(unzip(Buffer.from(createZip([], AT)))).toEqual([]);
  });

  const written = () => {
    const file = join(temporaryFolder(), 'report.zip');
    writeFileSync(file, createZip(FILES, AT));
    return file;
  };

  it.skipIf(!hasProgram('unzip'))('is sound to unzip, with names, sizes and time', () => {
    const file = written();
    expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors detected');
    expect(execFileSync('unzip', ['-l', file], { encoding: 'utf8' })).toMatch(
      /17\s+2026-11-30 14:31\s+report\/1-system\.txt/,
    );
    expect(execFileSync('unzip', ['-p', file, 'report/3-log.txt'], { encoding: 'utf8' })).toBe(FILES[2]?.text);
  });

  it.skipIf(!hasProgram('python3'))('is sound to Python', () => {
    expect(execFileSync('python3', ['-m', 'zipfile', '-t', written()], { encoding: 'utf8' })).toContain('Done testing');
  });
});
