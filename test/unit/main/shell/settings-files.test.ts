import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettingsFiles } from '../../../../src/main/shell/settings-files.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

describe('the settings files', () => {
  it('are read as they are, and a broken one stays where it is', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{torn', { mode: 0o644 });
    writeFileSync(join(folder, 'settings.last-good.json'), '{}', { mode: 0o600 });
    expect(await readSettingsFiles(folder)).toMatchObject([
      { name: 'settings.json', bytes: 5, mode: '644', text: { ok: true, value: '{torn' } },
      { name: 'settings.last-good.json', bytes: 2, mode: '600', text: { ok: true, value: '{}' } },
    ]);
    expect(readdirSync(folder)).toEqual(['settings.json', 'settings.last-good.json']);
  });

  it('may not be there, nor their folder', async () => {
    expect(await readSettingsFiles(join(temporaryFolder(), 'none'))).toEqual([]);
  });

  it('are not read when they are too large', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), ' '.repeat(5_000_000));
    expect(await readSettingsFiles(folder)).toMatchObject([{ text: { ok: false, reason: 'it is too large' } }]);
  });
});
