import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSettings } from '../../../../src/main/core/settings/keeper.ts';
import { createSettingsFile } from '../../../../src/main/shell/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeLog } from '../../../fakes/log.ts';

describe('the settings file', () => {
  let folder: string;
  const inFolder = (name: string) => join(folder, name);
  const open = () => keepSettings(createSettingsFile(folder, fakeClock()), fakeLog());
  const change = () => open().change({ toldAboutTray: true });
  const changed = { ...DEFAULT_SETTINGS, toldAboutTray: true };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relaywatch-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('starts with defaults and gives back what was written', () => {
    expect(open()).toMatchObject({ problem: undefined });
    expect(open().get()).toEqual(DEFAULT_SETTINGS);
    expect(change()).toMatchObject({ ok: true });
    expect(open().get()).toEqual(changed);
    expect(open().problem).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')(
    'is for its owner alone, also where an earlier version let others read it',
    () => {
      const names = ['settings.json', 'settings.last-good.json'];
      const modes = () => names.map((name) => (statSync(inFolder(name)).mode & 0o777).toString(8));
      change();
      expect(modes()).toEqual(['600', '600']);
      for (const name of names) chmodSync(inFolder(name), 0o644);
      chmodSync(folder, 0o755);
      change();
      expect(modes()).toEqual(['600', '600']);
      expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
    },
  );

  it.each([
    ['torn', '{"version":1,"accou'],
    ['a list', '[{"version":1}]'],
    ['a number', '5'],
  ])('that is %s is set aside, and the last good copy is used, also after the next start', (_name, text) => {
    change();
    writeFileSync(inFolder('settings.json'), text);
    const settings = open();
    expect(settings.get()).toEqual(changed);
    expect(settings.problem).toContain('set aside');
    const aside = readdirSync(folder).find((name) => name.startsWith('settings.2026'));
    expect(readFileSync(inFolder(aside ?? ''), 'utf8')).toBe(text);
    expect(open().get()).toEqual(changed);
    expect(open().problem).toBeUndefined();
  });

  it('that is missing is taken from its last good copy', () => {
    change();
    rmSync(inFolder('settings.json'));
    const settings = open();
    expect(settings.get()).toEqual(changed);
    expect(settings.problem).toBe('The settings file is missing. The last good copy is in use.');
    expect(existsSync(inFolder('settings.json'))).toBe(true);
  });

  it('that cannot be read without a good copy starts anew and says so', () => {
    writeFileSync(inFolder('settings.json'), 'garbage');
    const settings = open();
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(settings.problem).toContain('start anew');
  });

  it('that cannot be set aside either keeps nobody from starting, and is not written over', () => {
    writeFileSync(inFolder('settings.json'), 'garbage');
    mkdirSync(inFolder(`settings.${new Date(fakeClock().now()).toISOString().replaceAll(':', '-')}.json`));
    const settings = open();
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(settings.problem).toContain('could not be set aside');
    expect(settings.change({ toldAboutTray: true })).toMatchObject({ failure: { kind: 'disk' } });
    expect(readFileSync(inFolder('settings.json'), 'utf8')).toBe('garbage');
  });

  it('is saved when only its copy is refused, and then that is no failure', () => {
    mkdirSync(inFolder('settings.last-good.json'));
    expect(change()).toMatchObject({ ok: true });
    expect(open().get()).toEqual(changed);
    expect(open().problem).toBeUndefined();
  });

  it('is not called saved when the disk refuses it', () => {
    writeFileSync(inFolder('file'), '');
    const settings = keepSettings(createSettingsFile(inFolder('file'), fakeClock()), fakeLog());
    expect(settings.change({ toldAboutTray: true })).toMatchObject({ failure: { kind: 'disk' } });
  });

  it('that is a symbolic link is not followed: what it leads to is neither read nor written', () => {
    const other = inFolder('other');
    writeFileSync(other, JSON.stringify({ version: 2, ...changed }), { mode: 0o644 });
    symlinkSync(other, inFolder('settings.json'));
    const settings = open();
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(settings.problem).toContain('is a symbolic link');
    settings.change({ toldAboutTray: true });
    expect(readFileSync(other, 'utf8')).toBe(JSON.stringify({ version: 2, ...changed }));
    expect((statSync(other).mode & 0o777).toString(8)).toBe('644');
  });

  it('keeps parts aside once, whatever their number of starts', () => {
    const file = createSettingsFile(folder, fakeClock());
    const parts = [{ what: 'the theme', value: 'pink' }];
    const name = file.putAside(parts);
    expect(file.putAside(parts)).toBe(name);
    expect(JSON.parse(readFileSync(name, 'utf8'))).toEqual(parts);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
