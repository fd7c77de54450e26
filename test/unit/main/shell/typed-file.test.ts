import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTypedFile } from '../../../../src/main/shell/typed-file.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

describe('The file with what was typed', () => {
  it('is for its owner only, and replaced as a whole', () => {
    const folder = join(temporaryFolder(), 'made');
    const file = createTypedFile(folder);
    expect(file.read()).toBeUndefined();
    file.write({ recents: ['long'.repeat(100)] });
    file.write({ recents: ['short'] });
    expect(file.read()).toEqual({ recents: ['short'] });
    expect(readdirSync(folder)).toEqual(['typed.json']);
    expect((statSync(join(folder, 'typed.json')).mode & 0o777).toString(8)).toBe('600');
  });

  it('takes the place of Chromium’s storage, which earlier versions used', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'Local Storage', 'leveldb'), { recursive: true });
    writeFileSync(join(folder, 'Local Storage', 'leveldb', '000003.log'), 'ann.lee@example.com');
    createTypedFile(folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});
